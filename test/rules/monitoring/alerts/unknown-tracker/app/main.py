import os

import sentry_sdk
from fastapi import FastAPI
from openai import OpenAI

sentry_sdk.init(dsn=os.environ["SENTRY_DSN"])
app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    return {"answer": client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text}
