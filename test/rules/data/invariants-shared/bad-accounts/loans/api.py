import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class UserCreate(BaseModel):
    name: str
    password: str


@app.post("/users")
def create(user: UserCreate) -> None:
    app.state.users[user.name] = user.password


@app.post("/score")
def score(application: dict) -> float:
    frame = pd.DataFrame([application])
    return float(app.state.model.predict_proba(frame)[0][1])
