from fastapi import FastAPI
from openai import OpenAI
from qdrant_client import QdrantClient

app = FastAPI()
client = OpenAI(timeout=20)
store = QdrantClient("http://qdrant:6333")


@app.post("/ask")
def ask(question: str):
    found = store.query_points("pages", query=[0.1, 0.2])
    messages = [{"role": "user", "content": f"{found} {question}"}]
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
