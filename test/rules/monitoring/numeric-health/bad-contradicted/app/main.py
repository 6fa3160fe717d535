import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


class Parcel(BaseModel):
    weight: float
    distance: float


@app.post("/predict")
def predict(parcel: Parcel):
    return {"hours": float(model.predict([[parcel.weight, parcel.distance]])[0])}
