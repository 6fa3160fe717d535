from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


def check_answer(text):
    return "refund" not in text


@app.post("/answer")
def answer(question: str):
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
