import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/late")
def late(weight: float):
    return {"late": bool(model.predict([[weight]])[0])}
