import joblib
from fastapi import FastAPI
from app.retraining_trigger import trigger_retraining

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/late")
def late(weight: float):
    if weight > 1000:
        trigger_retraining("weights out of range")
    return {"late": bool(model.predict([[weight]])[0])}
