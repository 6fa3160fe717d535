from fastapi import FastAPI
from openai import OpenAI

from app.monitoring.middleware import timed

app = FastAPI()
app.middleware("http")(timed)
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    return {"answer": client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text}
