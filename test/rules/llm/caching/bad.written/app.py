from functools import lru_cache

from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@lru_cache(maxsize=10_000)
def answer(question: str):
    return client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text


@app.post("/answer")
def route(question: str):
    return answer(question)
