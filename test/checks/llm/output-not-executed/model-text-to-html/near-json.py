from fastapi import FastAPI, Response
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()


@app.get("/answer")
async def answer(question: str) -> Response:
    reply = await client.responses.create(model="gpt-4.1-2025-04-14", input=question)
    return Response(content=reply.output_text, media_type="text/plain")
