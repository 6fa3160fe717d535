import os

from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(
    base_url="https://oai.helicone.ai/v1",
    default_headers={"Helicone-Auth": f"Bearer {os.environ['HELICONE_API_KEY']}"},
    timeout=20,
)


@app.post("/answer")
def answer(question: str):
    return client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text

