from fastapi import FastAPI
from langfuse.openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.get("/late")
def late(parcel: str):
    return client.responses.create(model="gpt-4o-2024-08-06", input=parcel).output_text
