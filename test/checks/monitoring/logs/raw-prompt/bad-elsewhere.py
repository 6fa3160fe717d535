import logging

from answering import answer_question
from fastapi import FastAPI
from pydantic import BaseModel

logger = logging.getLogger(__name__)
app = FastAPI()


class Ask(BaseModel):
    user_message: str


@app.post("/ask")
async def ask(body: Ask) -> dict[str, str]:
    logger.info("asked %s", body.user_message)  # finding
    return {"answer": await answer_question(body.user_message)}
