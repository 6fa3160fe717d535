from fastapi import FastAPI
from openai import OpenAI
from app.monitoring.performance_monitor import note

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    note(answer)
    return {"answer": answer.output_text}
