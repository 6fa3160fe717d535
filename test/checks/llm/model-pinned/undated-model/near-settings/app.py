from openai import OpenAI

from config import llm

client = OpenAI(timeout=20)


def answer(question: str):
    return client.responses.create(model=llm.name, input=question)
