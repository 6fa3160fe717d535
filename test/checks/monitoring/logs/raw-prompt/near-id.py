import logging

from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI(timeout=20)


def answer(question: str, prompt_version: str):
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
    logger.info("answered", extra={"prompt_version": prompt_version, "tokens": reply.usage.total_tokens, "id": reply.id})
    return reply.output_text
