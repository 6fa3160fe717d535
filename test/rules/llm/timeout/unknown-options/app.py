from fastapi import FastAPI
from openai import OpenAI

from settings import client_options

app = FastAPI()
client = OpenAI(**client_options("answers"))


@app.post("/answer")
def answer(question: str):
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
