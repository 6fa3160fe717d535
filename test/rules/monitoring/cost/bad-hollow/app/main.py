from fastapi import FastAPI
from openai import OpenAI
from prometheus_client import Counter, make_asgi_app

app = FastAPI()
app.mount("/metrics", make_asgi_app())
client = OpenAI(timeout=20)
TOKENS = Counter("helpdesk_tokens_total", "Tokens sent and received.")


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    TOKENS.inc(answer.usage.total_tokens)
    return {"answer": answer.output_text}
