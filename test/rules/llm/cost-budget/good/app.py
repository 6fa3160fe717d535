import logging

from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/answer")
def answer(question: str) -> str:
    response = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    logging.info("tokens", extra={"total": response.usage.total_tokens})
    return response.output_text
