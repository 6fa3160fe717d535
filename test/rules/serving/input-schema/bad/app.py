from fastapi import FastAPI, Request
from pydantic import BaseModel

app = FastAPI()


class Parcel(BaseModel):
    weight: float


@app.post("/predict")
def predict(parcel: Parcel):
    return {"late": parcel.weight > 3}


@app.post("/explain")
def explain(payload: dict):
    return {"why": payload["weight"]}


@app.post("/hook")
async def hook(request: Request):
    data = await request.json()
    return {"late": data["weight"] > 3}
