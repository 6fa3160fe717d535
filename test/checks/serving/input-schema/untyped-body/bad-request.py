from fastapi import APIRouter, Request
from openai import AsyncOpenAI

router = APIRouter()
client = AsyncOpenAI()


@router.post("/chat")  # finding
async def chat(request: Request):
    body = await request.json()
    reply = await client.responses.create(model="gpt-4.1-2025-04-14", input=body["text"])
    return {"answer": reply.output_text}
