from fastapi import APIRouter
from pydantic import BaseModel

from app.chat import ask

router = APIRouter()


class Trip(BaseModel):
    place: str
    notes: str | None = None


@router.post("/trips")
async def plan(trip: Trip):
    return {"plan": await ask(f"You are the assistant of a travel agency. Notes: {trip.notes}", "Plan it.")}  # finding
