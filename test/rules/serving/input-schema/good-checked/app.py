from fastapi import FastAPI, HTTPException
from kinds import KINDS

app = FastAPI()


@app.post("/parcels/{kind}/estimates")
def estimate(kind: str, payload: dict):
    try:
        inputs = KINDS[kind].schema.model_validate(payload)
    except ValueError as error:
        raise HTTPException(status_code=422, detail=str(error)) from error
    return KINDS[kind].estimate(inputs)
