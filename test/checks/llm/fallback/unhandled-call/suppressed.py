from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/answer")
def answer(question: str):
    # roadworthy: ignore[llm/fallback] -- the page answers errors by itself
    return client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
