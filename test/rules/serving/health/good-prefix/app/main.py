from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter(prefix="/v1")


@router.get("/healthz")
def healthz():
    return {"status": "ok"}


app.include_router(router)
