from fastapi import FastAPI
from openai import OpenAI

from store import ratings

app = FastAPI()
client = OpenAI()


@app.post("/ask")
def ask(question: str):
    return client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text


@app.post("/feedback")
def save_feedback(answer: str, helpful: bool):
    ratings.insert({"answer": answer, "helpful": helpful})
