from fastapi import FastAPI

from app.log import build_logger
from app.parcels import parcels
from app.routes import nearest

app = FastAPI()
logger = build_logger("late.log")


@app.get("/late")
def late(parcel: int):
    print("asked for", parcel)
    depot = nearest(parcels("parcels.txt"), parcel)
    print("goes to", depot)
    logger.info("late %s", parcel)
    return {"depot": depot}
