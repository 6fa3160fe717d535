from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/answers")
def answer(question: str):
    return {"answer": client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text}
