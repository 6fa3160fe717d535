from flask import Flask, request

app = Flask(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    weight = float(request.form["weight"])
    return {"late": weight > 3}
