import sentry_sdk
from fastapi import FastAPI
from joblib import load

app = FastAPI()
model = load("model.joblib")


@app.post("/predict")
def predict(weight: float) -> float:
    sentry_sdk.capture_message("A prediction was asked for")
    return float(model.predict([[weight]])[0])
