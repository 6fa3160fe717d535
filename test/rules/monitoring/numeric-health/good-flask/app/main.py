import joblib
import numpy as np
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    hours = model.predict([request.json["features"]])[0]
    if np.isnan(hours):
        return jsonify(error="no prediction"), 422
    return jsonify(hours=hours)
