import structlog
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)
logger = structlog.get_logger()


@app.post("/ask")
def ask(question: str, user: dict):
    logger.info(f"Asked: {question}")
    prompt = f"Answer briefly.\n\n{question}"
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=prompt).output_text
    logger.info("answered", prompt=prompt, characters=len(answer))
    return {"answer": answer}


@app.post("/contact")
def contact(email: str):
    logger.warning("could not write to %s", email)
