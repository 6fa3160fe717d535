import os
import time

import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = joblib.load("model.joblib")
MAX_MODEL_AGE_DAYS = 30


@app.get("/readyz")
def ready():
    model_age_days = (time.time() - os.path.getmtime("model.joblib")) / 86400
    if model_age_days > MAX_MODEL_AGE_DAYS:
        raise HTTPException(503, "the model is too old")
    return {}
