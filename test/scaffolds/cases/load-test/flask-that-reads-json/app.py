import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.get("/healthz")
def healthz():
    return "ok"


@app.post("/predict")
def predict():
    row = request.get_json()
    return jsonify(late=bool(model.predict([[row["weight"]]])[0]))
