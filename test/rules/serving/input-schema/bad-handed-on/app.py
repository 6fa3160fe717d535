from typing import Any

from fastapi import FastAPI

app = FastAPI()


def hours_of(payload: dict[str, Any]) -> float:
    return 3 * payload["weight"]


@app.post("/late")
def late(payload: dict[str, Any]):
    return {"late": hours_of(payload) > 30}
