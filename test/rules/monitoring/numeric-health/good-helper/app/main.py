import joblib
from fastapi import FastAPI
from pydantic import BaseModel

from app.checks import finite

app = FastAPI()
model = joblib.load("model.joblib")


class Parcel(BaseModel):
    weight: float
    distance: float


@app.post("/predict")
def predict(parcel: Parcel):
    return {"hours": finite(model.predict([[parcel.weight, parcel.distance]])[0])}
