from fastapi import FastAPI
from openai import OpenAI
from app.ab_testing_service import version_for

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    version = version_for(question)
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
