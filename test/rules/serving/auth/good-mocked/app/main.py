from fastapi import Depends, FastAPI, Request
from slowapi import Limiter
from slowapi.util import get_remote_address

from app.security import verify_api_key

app = FastAPI()
limiter = Limiter(key_func=get_remote_address)


@app.get("/healthz")
def health():
    return {"status": "ok"}


@app.post("/predict", dependencies=[Depends(verify_api_key)])
@limiter.limit("60/minute")
def predict(request: Request, parcel: dict):
    return {"late": False}
