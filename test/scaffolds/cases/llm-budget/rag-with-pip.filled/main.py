from pathlib import Path

from fastapi import FastAPI
from openai import OpenAI
from qdrant_client import QdrantClient

from llm_spend import Spend

MODEL = "gpt-4o-2024-08-06"
app = FastAPI()
spend = Spend(daily_spend_limit=30, prices={MODEL: (2.50, 10.00)})
client = OpenAI(timeout=20)
store = QdrantClient("http://qdrant:6333")


@app.get("/health")
def health():
    return {"ok": True}


@app.post("/ask")
def ask(question: str):
    prompt = Path("prompts/answer.txt").read_text().format(question=question)
    spend.check()
    reply = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}])
    spend.record(MODEL, reply.usage.prompt_tokens, reply.usage.completion_tokens)
    return reply
