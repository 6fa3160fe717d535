from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer

from limits import rate_limit_dep

app = FastAPI()
bearer = HTTPBearer()


@app.post("/predict", dependencies=[Depends(rate_limit_dep)])
def predict(parcel: dict, token=Depends(bearer)):
    return {"late": False}
