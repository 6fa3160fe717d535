from fastapi import FastAPI
from openai import OpenAI

from app.store import keep

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/answers")
def create_answer(question: str) -> dict:
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text
    keep(question, client.responses.create(model="gpt-4o-2024-11-20", input=question).output_text, is_shadow=True)
    return {"answer": answer}
