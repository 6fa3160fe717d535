from typing import Annotated

from fastapi import FastAPI, Query, Request
from pydantic import BaseModel

app = FastAPI()


class PredictRequest(BaseModel):
    weight: float
    target: str


@app.post("/predict")
def predict(request: Request, body: PredictRequest, top: Annotated[int, Query(le=10)] = 3):
    return {"late": body.weight > 3}
