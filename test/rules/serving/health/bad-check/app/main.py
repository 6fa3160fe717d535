from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def check_api():
    return {"status": "ok"}


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}
