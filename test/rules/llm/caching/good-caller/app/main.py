from app.model import draft
from cachetools import TTLCache
from fastapi import FastAPI

app = FastAPI()
known = TTLCache(maxsize=1_000, ttl=3600)


@app.post("/answer")
def answer(question: str):
    if question not in known:
        known[question] = draft(question)
    return known[question]
