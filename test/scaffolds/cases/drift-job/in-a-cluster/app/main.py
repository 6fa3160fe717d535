import os

import joblib
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from app.features import to_row

app = FastAPI(title="Churn")
model = joblib.load("models/churn.joblib") if os.path.exists("models/churn.joblib") else None


class Customer(BaseModel):
    age: float
    visits: float


@app.get("/healthz")
def healthz():
    return {"ok": True}


@app.get("/customers/{customer_id}")
def customer(customer_id: int):
    return {"id": customer_id}


@app.post("/predict")
def predict(customer: Customer):
    if customer.age < 0:
        raise HTTPException(422, "age")
    if customer.visits < 0:
        raise RuntimeError("broken")
    return {"churn": to_row(customer.age, customer.visits)[0] > 40}
