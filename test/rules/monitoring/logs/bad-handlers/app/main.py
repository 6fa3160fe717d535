from fastapi import FastAPI

from app.log import build_logger
from app.parcels import parcels
from app.routes import nearest

app = FastAPI()
tell = build_logger("late.log").info


@app.get("/late")
def late(parcel: int):
    tell("late %s", parcel)
    return {"depot": nearest(parcels("parcels.txt"), parcel)}
