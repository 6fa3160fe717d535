import pickle

from flask import Flask, request

with open("model.bin", "rb") as file:
    vectorizer, model = pickle.load(file)

app = Flask("parcels")


@app.post("/predict")
def predict():
    return {"days": float(model.predict(vectorizer.transform(request.get_json()))[0])}
