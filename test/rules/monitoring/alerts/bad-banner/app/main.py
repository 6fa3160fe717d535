from fastapi import FastAPI
from openai import OpenAI
from app.health.page import render_risk_alert_banner

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    if not answer.output_text:
        return {"answer": render_risk_alert_banner("No answer.")}
    return {"answer": answer.output_text}
