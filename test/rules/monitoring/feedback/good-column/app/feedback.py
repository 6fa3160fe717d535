from fastapi import APIRouter
from sqlalchemy import create_engine, update
from sqlalchemy.orm import Session

from app.records import Answer

router = APIRouter()
engine = create_engine("sqlite:///answers.db")


@router.post("/feedback")
def note(answer: int, right: bool):
    with Session(engine) as session:
        session.execute(update(Answer).where(Answer.id == answer).values(was_right=right))
        session.commit()
