import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI(title="churn")  # finding
model = joblib.load("model.joblib")


class Customer(BaseModel):
    months: int


@app.post("/predict")
def predict(customer: Customer):
    return {"churn": float(model.predict_proba([[customer.months]])[0, 1])}
