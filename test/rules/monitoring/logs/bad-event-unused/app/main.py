from fastapi import FastAPI

from app.telemetry import log

app = FastAPI()


@app.get("/late")
def late(parcel: str):
    log.info("late %s", parcel)
    return {}
