from fastapi import FastAPI
from openai import OpenAI

from keys import Keys

app = FastAPI()
keys = Keys()
client = OpenAI(timeout=20)


@app.post("/answer")
def answer(question: str, key: str):
    keys.seen(key)
    return client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text
