"""The HTTP service that the retention team calls."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Literal

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel, Field

from churn.features import add_features

app = FastAPI(title="Churn")


class Customer(BaseModel):
    tenure_months: int = Field(ge=0, le=600)
    monthly_charge: float = Field(ge=0, le=1000)
    support_calls: int = Field(ge=0, le=500)
    contract: Literal["monthly", "yearly", "two-year"]


class Prediction(BaseModel):
    churn_probability: float


@lru_cache(maxsize=1)
def load_model():
    return joblib.load(os.environ.get("CHURN_MODEL", "artifacts/model.joblib"))


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/predict", response_model=Prediction)
def predict(customer: Customer) -> Prediction:
    row = pd.DataFrame([vars(customer)])
    probability = load_model().predict_proba(add_features(row))[0, 1]
    return Prediction(churn_probability=float(probability))
