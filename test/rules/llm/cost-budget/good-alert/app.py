from fastapi import FastAPI
from openai import OpenAI
from prometheus_client import Counter, make_asgi_app

app = FastAPI()
app.mount("/metrics", make_asgi_app())
client = OpenAI(timeout=20)
cost = Counter("answer_cost_dollars", "What answers cost")


@app.post("/answer")
def answer(question: str) -> str:
    response = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    cost.inc(response.usage.total_tokens * 0.000_01)
    return response.output_text
