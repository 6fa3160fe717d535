from fastapi import FastAPI
from openai import OpenAI

from app.service_metrics import instrument, record_llm_usage

app = FastAPI()
instrument(app)
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    record_llm_usage(answer.model, answer.usage.input_tokens, answer.usage.output_tokens)
    return {"answer": answer.output_text}
