from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/late")
def late(payload: dict):
    weight = payload.get("weight")
    if not isinstance(weight, float):
        raise HTTPException(status_code=400, detail="A weight is required.")
    return {"late": weight > 30}
