from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/chat")
def chat(messages: list[dict]):
    messages.append({"role": "system", "content": "Be brief."})
    return client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, max_tokens=300)
