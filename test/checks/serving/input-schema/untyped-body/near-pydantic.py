from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Row(BaseModel):
    months: int


@app.post("/score")
async def score(row: Row):
    return {"score": row.months}
