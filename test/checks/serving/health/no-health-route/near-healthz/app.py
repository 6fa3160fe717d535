from fastapi import FastAPI

app = FastAPI()


@app.get("/healthz")
def alive():
    return {"ok": True}


@app.post("/predict")
def predict(months: int):
    return {"churn": months < 3}
