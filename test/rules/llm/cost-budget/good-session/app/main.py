from fastapi import FastAPI
from openai import OpenAI

from app import sessions

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(session: str, question: str):
    if sessions.budget_exhausted(session):
        return {"answer": "Please ask the desk."}
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
