from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(weight: float):
    return {"late": weight > 3}
