import json
import logging

from fastapi import FastAPI

from app.settings import settings

app = FastAPI()
log = logging.getLogger("app.request")
log.info(json.dumps(settings, indent=2))
log.info(json.dumps({"settings": settings}, indent=2))


@app.get("/late")
def late(parcel: str):
    return {}
