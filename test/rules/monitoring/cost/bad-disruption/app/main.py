from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
