from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()
EXAMPLES = [{"role": "system", "content": "Translate."}, {"role": "user", "content": "Hallo"}, {"role": "assistant", "content": "Hello"}]


@app.post("/translate")
async def translate(text: str):
    messages = [*EXAMPLES, {"role": "user", "content": text}]
    reply = await client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
    return reply.choices[0].message.content
