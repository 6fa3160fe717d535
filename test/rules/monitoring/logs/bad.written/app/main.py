import logging

from fastapi import FastAPI
from app.service_logging import set_up_logging
from openai import OpenAI

app = FastAPI()
set_up_logging(app)
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    logging.getLogger(__name__).info("asked")
    return {"answer": client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text}
