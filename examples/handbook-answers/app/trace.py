"""The contract of a trace: what the service leaves behind of one question, and jobs read."""

from pydantic import BaseModel, Field


class Asked(BaseModel):
    """What went in, redacted."""

    question: str
    groups: list[str]


class Answered(BaseModel):
    """What came out."""

    answer: str
    # Ids of those that are cited, and of all that were found.
    sources: list[str]
    passages: list[str]


class Under(BaseModel):
    """What it depended on."""

    prompt: str = Field(pattern=r"^v\d+$")
    index: str
