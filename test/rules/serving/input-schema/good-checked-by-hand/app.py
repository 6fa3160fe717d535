from typing import Any

from fastapi import FastAPI, HTTPException

app = FastAPI()


def parcel_of(payload: dict[str, Any]) -> tuple[float, str]:
    if not isinstance(payload.get("weight"), float) or "depot" not in payload:
        raise ValueError("A parcel has a weight and a depot.")
    return payload["weight"], payload["depot"]


@app.post("/late")
def late(payload: dict[str, Any]):
    try:
        weight, depot = parcel_of(payload)
    except ValueError as error:
        raise HTTPException(status_code=422, detail=str(error)) from error
    return {"late": weight > 30, "depot": depot}
