from functools import lru_cache

import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel


class ApiConfig(BaseModel):
    page: int = 50
    model: str = "loans"


@lru_cache(maxsize=1)
def service(config: ApiConfig):
    return config.model


app = FastAPI()


@app.post("/score")
def score(application: dict) -> float:
    return float(app.state.model.predict_proba(pd.DataFrame([application]))[0][1])
