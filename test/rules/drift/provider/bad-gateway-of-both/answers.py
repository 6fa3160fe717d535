import os

import httpx
from fastapi import FastAPI

app = FastAPI()
gateway = os.environ["LITELLM_URL"]


@app.post("/answer")
def answer(question: str):
    messages = [{"role": "user", "content": question}]
    reply = httpx.post(f"{gateway}/v1/chat/completions", json={"model": "qwen", "messages": messages}, timeout=20)
    return reply.json()["choices"][0]["message"]["content"]
