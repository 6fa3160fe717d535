from fastapi import FastAPI
from openai import OpenAI
from app.safety.classifier import kind_of

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    if kind_of(question) == "refused":
        return {"answer": None}
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
