import json
import logging

from fastapi import FastAPI

app = FastAPI()


class FieldFormatter(logging.Formatter):
    def format(self, record):
        return json.dumps({"level": record.levelname, "message": record.getMessage()})


handler = logging.StreamHandler()
handler.setFormatter(FieldFormatter())
logger = logging.getLogger(__name__)
logger.addHandler(handler)


@app.get("/late")
def late(parcel: str):
    logger.info("late %s", parcel)
    return {}
