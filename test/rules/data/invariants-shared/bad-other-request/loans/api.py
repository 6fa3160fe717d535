import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel, Field

from loans.approvals import router


class PredictRequest(BaseModel):
    income: float = Field(ge=0)


app = FastAPI()
app.include_router(router)


@app.post("/score")
def score(request: PredictRequest) -> float:
    return float(app.state.model.predict_proba(pd.DataFrame([request.model_dump()]))[0][1])
