from pathlib import Path

from fastapi import FastAPI
from openai import OpenAI
from qdrant_client import QdrantClient

from guardrails import Blocked, check_input, check_output

MODEL = "gpt-4o-2024-08-06"
app = FastAPI()
client = OpenAI(timeout=20)
store = QdrantClient("http://qdrant:6333")


@app.get("/health")
def health():
    return {"ok": True}


@app.post("/ask")
def ask(question: str):
    try:
        question = check_input(question)
        prompt = Path("prompts/answer.txt").read_text().format(question=question)
        reply = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}])
        return {"answer": check_output(reply.choices[0].message.content, question)}
    except Blocked as blocked:
        return {"answer": blocked.reply}
