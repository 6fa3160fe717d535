from fastapi import APIRouter
from langfuse import Langfuse

router = APIRouter()
langfuse = Langfuse()


@router.post("/feedback")
def submit_feedback(trace: str, helpful: bool):
    langfuse.create_score(trace_id=trace, name="helpful", value=helpful)
    return {}
