from fastapi import FastAPI, HTTPException
from openai import AsyncOpenAI

from screen import check_injection

app = FastAPI()
client = AsyncOpenAI()


@app.post("/chat")
async def chat(text: str):
    if check_injection(text):
        raise HTTPException(400)
    return (await client.responses.create(model="gpt-4.1-2025-04-14", input=text)).output_text
