from pathlib import Path

from fastapi import FastAPI
from openai import OpenAI
from qdrant_client import QdrantClient

from llm_tracing import model_call, start_tracing

MODEL = "gpt-4o-2024-08-06"
start_tracing()
app = FastAPI()
client = OpenAI(timeout=20)
store = QdrantClient("http://qdrant:6333")


@app.get("/health")
def health():
    return {"ok": True}


@app.post("/ask")
def ask(question: str):
    prompt = Path("prompts/answer.txt").read_text().format(question=question)
    with model_call(MODEL) as call:
        reply = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}])
        call.tokens(reply.usage.prompt_tokens, reply.usage.completion_tokens)
    return reply
