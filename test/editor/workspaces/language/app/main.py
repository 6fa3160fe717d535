import qdrant_client
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
store = qdrant_client.QdrantClient()


@app.post("/answer")
def answer(question: str) -> str:
    reply = OpenAI().chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": question}])
    return reply.choices[0].message.content
