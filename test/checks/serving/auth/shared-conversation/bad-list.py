from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()
messages = [{"role": "system", "content": "You answer questions about parcels."}]  # finding


@app.post("/chat")
async def chat(text: str):
    messages.append({"role": "user", "content": text})
    reply = await client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
    answer = reply.choices[0].message.content
    messages.append({"role": "assistant", "content": answer})
    return {"answer": answer}
