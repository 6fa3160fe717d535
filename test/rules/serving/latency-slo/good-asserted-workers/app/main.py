from fastapi import FastAPI

app = FastAPI()


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}
