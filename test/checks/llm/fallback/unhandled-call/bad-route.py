from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI(timeout=20)


@app.post("/answer")
async def answer(question: str):
    reply = await client.responses.create(  # finding
        model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300
    )
    return {"answer": reply.output_text}
