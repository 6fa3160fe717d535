from fastapi import FastAPI

from llm import make_client

app = FastAPI()


@app.post("/answer")
def answer(question: str):
    client = make_client()
    return client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=[{"role": "user", "content": question}])
