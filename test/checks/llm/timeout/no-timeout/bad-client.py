from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI(  # finding
    api_key="from-the-vault",
    max_retries=3,
)


@app.post("/answer")
async def answer(question: str):
    return await client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=[{"role": "user", "content": question}])
