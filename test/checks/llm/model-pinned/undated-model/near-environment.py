import os

from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question: str):
    return client.responses.create(model=os.environ["OPENAI_MODEL"], input=question)
