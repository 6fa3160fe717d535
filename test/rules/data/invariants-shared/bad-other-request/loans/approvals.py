from fastapi import APIRouter
from pydantic import BaseModel

router = APIRouter()


class ApproveRequest(BaseModel):
    version: str
    reason: str


@router.post("/approve")
def approve(request: ApproveRequest) -> str:
    return request.version
