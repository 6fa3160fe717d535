import logging

from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI(timeout=20)


def answer(question: str) -> str:
    logger.info("Asked: %s", question)  # finding
    return client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300).output_text
