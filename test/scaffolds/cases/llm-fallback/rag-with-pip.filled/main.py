from pathlib import Path

from fastapi import FastAPI
from openai import OpenAI
from qdrant_client import QdrantClient

from model_calls import answer_with_fallback

MODEL = "gpt-4o-2024-08-06"
app = FastAPI()
client = OpenAI(timeout=20)
store = QdrantClient("http://qdrant:6333")


@app.get("/health")
def health():
    return {"ok": True}


@app.post("/ask")
def ask(question: str):
    prompt = Path("prompts/answer.txt").read_text().format(question=question)
    messages = [{"role": "user", "content": prompt}]

    def ask_model(model, timeout):
        quick = client.with_options(timeout=timeout, max_retries=0)
        return quick.chat.completions.create(model=model, messages=messages)

    return answer_with_fallback(ask_model, models=[MODEL, "gpt-4o-mini-2024-07-18"])
