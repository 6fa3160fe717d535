import pickle

from flask import Flask, jsonify, request


def create_app() -> Flask:
    app = Flask(__name__)  # finding
    with open("model.pkl", "rb") as file:
        model = pickle.load(file)

    @app.route("/score", methods=["POST"])
    def score():
        return jsonify(score=model.predict([request.json["row"]]).tolist())

    return app
