from fastapi import FastAPI, HTTPException
from openai import AsyncOpenAI
from pydantic import BaseModel

app = FastAPI()
client = AsyncOpenAI()
TONES = ("formal", "warm")


class Ask(BaseModel):
    text: str
    tone: str


@app.post("/ask")
async def ask(body: Ask):
    if body.tone not in TONES:
        raise HTTPException(422)
    reply = await client.responses.create(model="gpt-4.1-2025-04-14", instructions=f"Be {body.tone}.", input=body.text)
    return reply.output_text
