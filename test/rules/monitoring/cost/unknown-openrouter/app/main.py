from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(base_url="https://openrouter.ai/api/v1", timeout=20)


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="openai/gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
