from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)
TOPICS = ("parcel", "delivery", "invoice")


def is_out_of_scope_question(question: str) -> bool:
    return not any(topic in question.lower() for topic in TOPICS)


@app.post("/ask")
def ask(question: str):
    if is_out_of_scope_question(question):
        return {"answer": "I only know about parcels."}
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
