import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel


def prepare_features(frame):
    return frame.assign(heavy=frame.weight > 30)


app = FastAPI()
model = joblib.load("model.joblib")


class Parcel(BaseModel):
    weight: float


@app.post("/predict")
def predict(parcel: Parcel):
    return {"late": bool(model.predict(prepare_features(pd.DataFrame([parcel.model_dump()])))[0])}
