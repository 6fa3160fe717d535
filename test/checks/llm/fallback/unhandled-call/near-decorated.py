from fastapi import FastAPI
from openai import OpenAI

from errors import answers_anyway

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/answer")
@answers_anyway
def answer(question: str):
    return client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
