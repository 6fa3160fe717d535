import structlog
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)
logger = structlog.get_logger()


@app.post("/ask")
def ask(conversation_id: str, question: str):
    logger.info("asked", conversation=conversation_id, characters=len(question))
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    logger.debug("question %s", question)
    logger.info("answered", email_sent=False, tokens=answer.usage.total_tokens)
    return {"answer": answer.output_text}
