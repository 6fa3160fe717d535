from fastapi import FastAPI, HTTPException
from openai import OpenAI

from app.ledger import spent_today, write_down

app = FastAPI()
client = OpenAI(timeout=20)
DAILY_BUDGET = 30.0


@app.post("/ask")
def ask(question: str):
    if spent_today() >= DAILY_BUDGET:
        raise HTTPException(503)
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    write_down(answer.usage.total_tokens)
    return {"answer": answer.output_text}
