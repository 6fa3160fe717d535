import os

from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(
    base_url="https://oai.helicone.ai/v1",
    default_headers={"Helicone-Auth": f"Bearer {os.environ['HELICONE_API_KEY']}"},
    timeout=20,
)


@app.post("/late")
def late(weight: float):
    question = f"May a parcel of {weight} kg be late?"
    return {"late": client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text}
