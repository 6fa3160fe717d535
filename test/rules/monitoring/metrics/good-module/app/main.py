from fastapi import FastAPI
from prometheus_client import make_asgi_app

from .metrics import count

app = FastAPI()
app.mount("/metrics", make_asgi_app())


@app.get("/healthz")
def healthz():
    return {"status": "ok"}


@app.post("/late")
def late(weight: float):
    count("ok")
    return {"late": weight > 20}
