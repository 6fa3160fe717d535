from fastapi import FastAPI
from openai import OpenAI
from tables import keep

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(conversation: str, question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text
    keep(conversation, question, answer)
    return {"answer": answer}
