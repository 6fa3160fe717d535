from fastapi import FastAPI
from openai import OpenAI
from app.quality_events import keep

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    keep(question, answer)
    return {"answer": answer.output_text}
