import joblib
from fastapi import FastAPI
from retrain.decide import recommend

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/late")
def late(weight: float):
    if weight > 1000:
        recommend("weights out of range")
    return {"late": bool(model.predict([[weight]])[0])}
