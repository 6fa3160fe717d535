from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()


def options_of(user: str) -> dict:
    return {"safety_identifier": user}


@app.post("/chat")
async def chat(text: str, user: str):
    return (await client.responses.create(model="gpt-4.1-2025-04-14", input=text, **options_of(user))).output_text
