from fastapi import FastAPI
from openai import OpenAI

from app.pool import Pool

app = FastAPI()
pool = Pool()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    pool.acquire()
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
