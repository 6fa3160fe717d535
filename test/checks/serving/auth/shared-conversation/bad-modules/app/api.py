from fastapi import APIRouter

from app.engine import chat_engine

router = APIRouter()


@router.post("/chat")
async def chat(text: str):
    reply = await chat_engine.achat(text)
    return {"answer": str(reply)}
