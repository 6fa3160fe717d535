import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
model = joblib.load("late.joblib")


class Parcel(BaseModel):
    weight: float = Field(gt=0, lt=1000)
    distance: float = Field(ge=0)
    depot: str
    fragile: bool
    promised: int


@app.post("/late")
def late(parcel: Parcel):
    return {"late": bool(model.predict(pd.DataFrame([parcel.model_dump()]))[0])}
