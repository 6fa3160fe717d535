from fastapi import Depends, FastAPI
from openai import AsyncOpenAI

from app.security import verify_api_key

app = FastAPI(dependencies=[Depends(verify_api_key)])
client = AsyncOpenAI()


@app.post("/chat")  # finding
async def chat(text: str):
    return (await client.responses.create(model="gpt-4.1-2025-04-14", input=text)).output_text
