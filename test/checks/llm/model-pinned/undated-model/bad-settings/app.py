from openai import OpenAI

from config import settings

client = OpenAI(timeout=20)


def answer(question: str):
    return client.responses.create(model=settings.answering, input=question, max_output_tokens=300)
