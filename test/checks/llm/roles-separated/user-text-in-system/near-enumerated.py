from enum import Enum
from typing import Literal

from fastapi import FastAPI
from openai import AsyncOpenAI
from pydantic import BaseModel

app = FastAPI()
client = AsyncOpenAI()
STYLES = {"short": "Answer in one sentence.", "long": "Answer at length."}


class Tone(str, Enum):
    FORMAL = "formal"
    WARM = "warm"


class Ask(BaseModel):
    text: str
    tone: Tone
    language: Literal["en", "de"]
    words: int
    style: str


@app.post("/ask")
async def ask(body: Ask):
    system = f"Be {body.tone}. Write {body.language}, {body.words} words. {STYLES[body.style]}"
    reply = await client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "system", "content": system}, {"role": "user", "content": body.text}],
    )
    return reply.choices[0].message.content
