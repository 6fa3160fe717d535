from typing import Any

import httpx
from fastapi import FastAPI

app = FastAPI()


@app.post("/models/{name}/predict")
async def predict(name: str, payload: dict[str, Any]):
    forwarded = payload.get("inputs", payload)
    async with httpx.AsyncClient(timeout=30) as client:
        reply = await client.post(f"http://{name}:8000/predict", json=forwarded)
    return reply.json()
