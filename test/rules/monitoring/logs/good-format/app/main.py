import logging

from fastapi import FastAPI

logging.basicConfig(level=logging.INFO, format='{"severity":"%(levelname)s","message":"%(message)s","logger":"%(name)s"}')
app = FastAPI()
logger = logging.getLogger(__name__)


@app.get("/late")
def late(parcel: str):
    logger.info("late %s", parcel)
    return {}
