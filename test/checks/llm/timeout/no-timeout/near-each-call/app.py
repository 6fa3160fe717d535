from llm import client


def answer(question):
    return client.responses.create(model="gpt-5.2-2025-12-11", input=question, timeout=20)
