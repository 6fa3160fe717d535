from fastapi import APIRouter
from pydantic import BaseModel

from app.store import session

router = APIRouter()


class FeedbackRequest(BaseModel):
    answer: str
    helpful: bool


@router.post("/feedback")
def submit_feedback(request: FeedbackRequest):
    session.execute("INSERT INTO feedback (answer, helpful) VALUES (:answer, :helpful)", request.model_dump())
    session.commit()
    return {}


@router.get("/get_feedback_analytics")
def analytics(since: str):
    return session.execute(counted(since)).mappings().all()


def counted(since):
    return {"helpful": True, "since": since}
