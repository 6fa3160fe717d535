from fastapi import FastAPI
from langfuse.openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20, max_retries=2)


@app.post("/answer")
def answer(question: str):
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
