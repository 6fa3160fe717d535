from fastapi import APIRouter, Depends
from pydantic import BaseModel

from auth import get_current_user

router = APIRouter()


class Parcel(BaseModel):
    weight: float
    depot: str


@router.post("/parcels")
async def add(parcel: Parcel, current_user: dict = Depends(get_current_user)):
    return {"weight": parcel.weight, "by": current_user["id"]}
