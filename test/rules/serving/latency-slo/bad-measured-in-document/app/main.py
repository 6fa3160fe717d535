from fastapi import FastAPI

app = FastAPI()


@app.get("/healthz")
def healthz():
    return {"status": "ok"}


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}
