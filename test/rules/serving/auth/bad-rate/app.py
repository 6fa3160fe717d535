from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer

app = FastAPI()
bearer = HTTPBearer()


@app.post("/predict")
def predict(parcel: dict, token=Depends(bearer)):
    return {"late": False}
