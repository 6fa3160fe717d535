from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(base_url="https://openrouter.ai/api/v1", timeout=20)


@app.post("/answer")
def answer(question: str):
    return client.responses.create(model="openai/gpt-4o-2024-08-06", input=question).output_text

