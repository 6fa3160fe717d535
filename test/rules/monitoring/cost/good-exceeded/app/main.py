from fastapi import FastAPI
from openai import OpenAI
from app.limits import is_over

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    if is_over("helpdesk", "key"):
        return {"answer": None}
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
