from fastapi import APIRouter

from llm import ask

router = APIRouter()


@router.post("/ask")
def answer(question: str):
    return {"answer": ask(question)}
