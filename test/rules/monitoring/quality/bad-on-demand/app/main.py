from fastapi import FastAPI
from openai import OpenAI

from app.evaluation.overlap import score_answer

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    reply = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": reply.output_text}


@app.post("/evaluate")
def evaluate(pairs: dict[str, str]):
    return {first: score_answer(first, second) for first, second in pairs.items()}
