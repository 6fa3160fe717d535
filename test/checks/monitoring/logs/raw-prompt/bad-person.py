from fastapi import APIRouter, Depends
from loguru import logger
from pydantic import BaseModel

router = APIRouter()


class Registration(BaseModel):
    name: str
    email: str


@router.post("/register")
async def register(body: Registration, user=Depends(lambda: None)):
    logger.info(f"registering {body.email}")  # finding
    return {"ok": True}
