import joblib
import numpy as np
from flask import Flask, jsonify, request
from PIL import Image

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    picture = np.array(Image.open(request.files["picture"]).resize((32, 32)))
    return jsonify(kind=model.predict([picture.ravel()])[0])
