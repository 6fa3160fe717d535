from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.store import counted

router = APIRouter()


@router.get("/metrics/dashboard", response_class=HTMLResponse)
def metrics_dashboard():
    return "".join(f"<p>{name}: {value}</p>" for name, value in counted())
