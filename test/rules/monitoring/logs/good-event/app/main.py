from fastapi import FastAPI

from app.telemetry import log_event

app = FastAPI()


@app.get("/late")
def late(parcel: str):
    log_event("late", parcel=parcel)
    return {}
