from fastapi import APIRouter
from openai import AsyncOpenAI

router = APIRouter()
client = AsyncOpenAI()


@router.post("/answer")
async def answer(text: str):
    return (await client.responses.create(model="gpt-4.1-2025-04-14", input=text)).output_text
