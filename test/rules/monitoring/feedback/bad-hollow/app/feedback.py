import logging

from fastapi import APIRouter

router = APIRouter()
logger = logging.getLogger(__name__)


@router.post("/feedback")
def submit_feedback(answer: str, helpful: bool):
    logger.info("feedback on %s: %s", answer, helpful)
    return {}
