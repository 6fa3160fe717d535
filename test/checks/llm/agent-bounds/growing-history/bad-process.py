from anthropic import AsyncAnthropic
from fastapi import FastAPI

app = FastAPI()
client = AsyncAnthropic(timeout=20)
turns = []


@app.post("/chat")
async def chat(text: str):
    turns.append({"role": "user", "content": text})
    reply = await client.messages.create(
        model="claude-sonnet-4-5-20250929",
        max_tokens=300,
        messages=turns,  # finding
    )
    turns.append({"role": "assistant", "content": reply.content[0].text})
    return {"answer": reply.content[0].text}
