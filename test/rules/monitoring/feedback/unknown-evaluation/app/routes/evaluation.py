from fastapi import APIRouter

from app.store import set_message_evaluation

router = APIRouter()


@router.patch("/messages/{number}/evaluation")
def evaluate(number: int, satisfied: bool):
    set_message_evaluation(number, satisfied)
