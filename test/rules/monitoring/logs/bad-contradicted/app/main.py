import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.get("/late")
def late(parcel: str):
    logger.info("late %s", parcel)
    return {}
