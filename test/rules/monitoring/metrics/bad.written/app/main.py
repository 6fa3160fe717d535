from fastapi import FastAPI

from app.service_metrics import instrument

app = FastAPI()
instrument(app)


@app.get("/healthz")
def healthz():
    return {"status": "ok"}


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}
