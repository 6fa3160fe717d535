from typing import Any

from fastapi import FastAPI

from app.model import score

app = FastAPI()


@app.post("/score")  # finding
async def score_row(row: dict[str, Any]):
    return {"score": score(row)}
