from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)
KINDS = {"parcel", "invoice", "return"}


def kinds_in(answer: str) -> list[str]:
    return [kind for kind in answer.split() if kind in KINDS]


@app.post("/sort")
def sort(text: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=text)
    return {"kinds": kinds_in(answer.output_text)}
