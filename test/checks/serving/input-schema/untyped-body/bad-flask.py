import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])  # finding
def predict():
    data = request.get_json(force=True)
    return jsonify(prediction=model.predict([data["features"]]).tolist())
