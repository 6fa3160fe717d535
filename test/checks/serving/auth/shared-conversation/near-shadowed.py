from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()
messages = []


@app.post("/chat")
async def chat(text: str):
    messages = [{"role": "system", "content": "You are brief."}]
    messages.append({"role": "user", "content": text})
    return await client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
