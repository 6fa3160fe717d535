from fastapi import FastAPI
from openai import OpenAI
from app.experiments import resolve_variant

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    variant = resolve_variant(question)
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
