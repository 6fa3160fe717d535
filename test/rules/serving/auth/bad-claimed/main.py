from fastapi import FastAPI

app = FastAPI()


@app.get("/healthz")
def health():
    return {"status": "ok"}


@app.get("/parcels/{number}")
def parcel(number: str):
    return {"number": number}


@app.post("/predict")
def predict(parcel: dict):
    return {"late": False}
