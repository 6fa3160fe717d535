from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()


@app.post("/chat")
async def chat(text: str):
    # roadworthy: ignore[llm/input-guardrail/no-user-id] -- nobody is known
    return (await client.responses.create(model="gpt-4.1-2025-04-14", input=text)).output_text
