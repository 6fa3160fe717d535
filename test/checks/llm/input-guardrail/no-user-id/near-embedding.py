from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()


@app.post("/vector")
async def vector(text: str):
    return (await client.embeddings.create(model="text-embedding-3-small", input=text)).data[0].embedding
