"""The HTTP service behind the agents' side panel."""

from __future__ import annotations

from fastapi import FastAPI
from openai import OpenAI
from prometheus_client import Counter, Histogram, make_asgi_app
from pydantic import BaseModel, Field

from app.answer import answer
from app.retrieve import find_passages

app = FastAPI(title="Support bot")
app.mount("/metrics", make_asgi_app())

QUESTIONS = Counter("support_bot_questions_total", "Questions answered, by outcome.", ["outcome"])
LATENCY = Histogram("support_bot_answer_seconds", "Seconds from question to answer.")


class Question(BaseModel):
    text: str = Field(min_length=3, max_length=2000)


class Answer(BaseModel):
    text: str
    passages: list[str]


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/ask", response_model=Answer)
def ask(question: Question) -> Answer:
    with LATENCY.time():
        passages = find_passages(OpenAI(timeout=20), question.text)
        if not passages:
            QUESTIONS.labels("no passages").inc()
            return Answer(text="The articles do not answer this.", passages=[])
        text = answer(question.text, passages)
    QUESTIONS.labels("answered").inc()
    return Answer(text=text, passages=passages)
