from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def health_check():
    return {"status": "ok"}


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}
