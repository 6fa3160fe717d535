from fastapi import FastAPI
from openai import OpenAI
from prometheus_client import Counter

app = FastAPI()
client = OpenAI()
FAILED = Counter("parcels_model_errors_total", "Calls of the model that failed.")


@app.post("/answer")
def answer(question: str):
    return client.responses.create(model="gpt-4o-2024-08-06", input=question)
