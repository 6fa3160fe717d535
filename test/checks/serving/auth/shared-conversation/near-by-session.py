from collections import defaultdict

from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()
conversations = defaultdict(list)


@app.post("/chat/{session}")
async def chat(session: str, text: str):
    messages = conversations[session]
    messages.append({"role": "user", "content": text})
    reply = await client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
    return reply.choices[0].message.content
