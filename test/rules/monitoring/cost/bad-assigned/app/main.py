from fastapi import FastAPI
from openai import OpenAI

from app.history import store

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    input_tokens = answer.usage.input_tokens
    store(question, price=input_tokens * 0.0000025)
    return {"answer": answer.output_text}
