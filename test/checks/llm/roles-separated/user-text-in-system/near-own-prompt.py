from fastapi import FastAPI
from openai import AsyncOpenAI
from pydantic import BaseModel

app = FastAPI()
client = AsyncOpenAI()


class Call(BaseModel):
    system_prompt: str
    text: str


@app.post("/playground")
async def playground(call: Call):
    reply = await client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "system", "content": call.system_prompt}, {"role": "user", "content": call.text}],
    )
    return reply.choices[0].message.content
