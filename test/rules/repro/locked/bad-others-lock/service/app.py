import flask
import sklearn

app = flask.Flask(__name__)
