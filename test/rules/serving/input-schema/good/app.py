from fastapi import Depends, FastAPI, Request, UploadFile
from pydantic import BaseModel

from app.models import session, Session

app = FastAPI()


class Parcel(BaseModel):
    weight: float
    target: str


@app.post("/predict")
def predict(parcel: Parcel, db: Session = Depends(session)):
    return {"late": parcel.weight > 3}


@app.post("/hook")
async def hook(request: Request):
    parcel = Parcel.model_validate(await request.json())
    return {"late": parcel.weight > 3}


@app.get("/parcels/{number}")
def parcel(number: str):
    return {"number": number}
