from fastapi import FastAPI

from probes import router

app = FastAPI()
app.include_router(router)


@app.get("/other")
def alive():
    return {"ok": True}


@app.post("/predict")
def predict(months: int):
    return {"churn": months < 3}
