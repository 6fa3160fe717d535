from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()


@app.get("/health")
async def health():
    return (await client.responses.create(model="gpt-4.1-2025-04-14", input="ping")).output_text
