import logging

from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question):
    response = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    logging.info("tokens", extra={"total": response.usage.total_tokens})
    return response.output_text
