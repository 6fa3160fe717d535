from fastapi import FastAPI
from openai import OpenAI
from app.citation_validator import cites_only

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    if not cites_only(answer.output_text):
        return {"answer": None}
    return {"answer": answer.output_text}
