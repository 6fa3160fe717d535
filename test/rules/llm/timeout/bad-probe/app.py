import asyncio

from fastapi import FastAPI

from answers.model import build

app = FastAPI()


@app.get("/ready")
async def ready():
    await asyncio.wait_for(app.state.store.ping(), timeout=2)
    return {"ready": build() is not None}
