import torch
from fastapi import FastAPI

from net import ParcelNet

app = FastAPI()
model = ParcelNet(12)
model.load_state_dict(torch.load("weights.pt", map_location="cpu", weights_only=True))  # finding


@app.post("/predict")
async def predict(features: list[float]):
    with torch.no_grad():
        return {"minutes": model(torch.tensor([features])).item()}
