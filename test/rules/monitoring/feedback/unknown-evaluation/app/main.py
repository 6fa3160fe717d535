from fastapi import FastAPI
from openai import OpenAI

from app.routes import evaluation

app = FastAPI()
app.include_router(evaluation.router)
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    return {"answer": client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text}
