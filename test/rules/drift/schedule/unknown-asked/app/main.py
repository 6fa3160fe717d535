import joblib
from fastapi import FastAPI
import pandas as pd

from app.drift import drift_of

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/late")
def late(weight: float):
    return {"late": bool(model.predict([[weight]])[0])}


@app.get("/drift")
def drift():
    return drift_of(pd.read_parquet("reference.parquet"), pd.read_parquet("current.parquet")).dict()
