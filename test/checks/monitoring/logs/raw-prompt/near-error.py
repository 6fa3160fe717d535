import logging

from openai import OpenAI

from errors import VisionError

logger = logging.getLogger(__name__)
client = OpenAI(timeout=20)


def answer(question: str):
    try:
        reply = client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
    except VisionError as error:
        logger.warning("failed: %s", error.user_message)
        logger.error(f"{error.error_type}: {error.user_message}")
        raise
    return reply.output_text
