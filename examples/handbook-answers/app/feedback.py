"""Votes on answers. They are kept as scores of the answer's trace; jobs/review_feedback.py reads them back."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from langfuse import get_client
from pydantic import BaseModel, Field

from app.metrics import FEEDBACK
from app.redact import redact
from app.security import Reader, current_reader

router = APIRouter()


class Feedback(BaseModel):
    """One vote."""

    answer_id: str = Field(pattern=r"^[0-9a-f]{32}$")
    vote: Literal["up", "down"]
    comment: str = Field(default="", max_length=500)


@router.post("/feedback", status_code=204)
def feedback(body: Feedback, reader: Annotated[Reader, Depends(current_reader)]) -> None:
    """Stores a vote with the trace of its answer."""
    get_client().create_score(
        trace_id=body.answer_id,
        # The same person voting again replaces the first vote.
        score_id=f"{body.answer_id}-{reader.id}",
        name="helpful",
        value=1 if body.vote == "up" else 0,
        comment=redact(body.comment),
    )
    FEEDBACK.labels(body.vote).inc()
