from fastapi import FastAPI
from openai import OpenAI

from pool import Pool

app = FastAPI()
pool = Pool()
client = OpenAI(timeout=20)


@app.post("/answer")
def answer(question: str):
    pool.acquire()
    return client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text

