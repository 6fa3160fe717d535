import json
import logging

from fastapi import FastAPI

app = FastAPI()
log = logging.getLogger("app.request")
logging.basicConfig(level=logging.INFO, format="%(message)s")


@app.get("/late")
def late(parcel: str):
    log.info(json.dumps({"event": "late", "parcel": parcel}))
    return {}
