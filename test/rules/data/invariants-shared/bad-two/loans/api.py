import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel, Field


class Application(BaseModel):
    income: float = Field(ge=0)
    term_months: int = Field(gt=0, le=480)


class Score(BaseModel):
    probability: float
    model: str


app = FastAPI()


@app.post("/score")
def score(application: Application) -> float:
    frame = pd.DataFrame([application.model_dump()])
    return float(app.state.model.predict_proba(frame)[0][1])
