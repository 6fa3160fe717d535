from fastapi import APIRouter

from app.store import session

router = APIRouter()


@router.post("/assignments/{assignment}/rate")
def submit_rating(assignment: int, score: int):
    session.execute("UPDATE assignments SET score = :score WHERE id = :id", {"score": score, "id": assignment})
    session.commit()
    return {}
