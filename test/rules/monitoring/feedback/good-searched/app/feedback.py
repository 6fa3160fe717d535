from fastapi import APIRouter
from pydantic import BaseModel

from app.store import AnswerFeedbackStore

router = APIRouter()
store = AnswerFeedbackStore()


class FeedbackRequest(BaseModel):
    answer: str
    helpful: bool


@router.post("/feedback")
def submit_feedback(request: FeedbackRequest):
    store.add(request)
    return {}
