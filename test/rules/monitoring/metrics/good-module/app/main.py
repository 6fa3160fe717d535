from fastapi import FastAPI

from .metrics import count

app = FastAPI()


@app.get("/healthz")
def healthz():
    return {"status": "ok"}


@app.post("/late")
def late(weight: float):
    count("ok")
    return {"late": weight > 20}
