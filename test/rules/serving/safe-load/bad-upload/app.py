import io
import pickle

import joblib
import requests
import torch
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/models")
async def upload(file: UploadFile):
    content = await file.read()
    model = pickle.loads(content)
    return {"classes": list(model.classes_)}


def fetch(url):
    response = requests.get(url, timeout=10)
    return joblib.load(io.BytesIO(response.content))


def fetch_weights(url):
    return torch.load(io.BytesIO(requests.get(url, timeout=10).content), weights_only=False)


def own():
    with open("model.pkl", "rb") as file:
        return pickle.load(file)
