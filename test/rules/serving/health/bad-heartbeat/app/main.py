from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter()


@router.get("/heartbeat")
def heartbeat():
    return {"is_alive": True}


app.include_router(router, prefix="/health")
