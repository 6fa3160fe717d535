from fastapi import FastAPI
from openai import OpenAI

from answers import ask

app = FastAPI()
client = OpenAI(timeout=20)
FALLBACK_MODEL = "gpt-4o-mini-2024-07-18"


@app.post("/answer")
def answer(question: str):
    return ask(client, question, ["gpt-4o-2024-08-06", FALLBACK_MODEL])


def title(question: str):
    return client.responses.create(model="gpt-4o-2024-08-06", input=f"A title: {question}").output_text
