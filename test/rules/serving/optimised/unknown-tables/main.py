import joblib
from fastapi import FastAPI
from sklearn.pipeline import Pipeline

app = FastAPI()
model: Pipeline = joblib.load("late.joblib")


@app.post("/late")
def late(weight: float, distance: float):
    return {"late": bool(model.predict([[weight, distance]])[0])}
