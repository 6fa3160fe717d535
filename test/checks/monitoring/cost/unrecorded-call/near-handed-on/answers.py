from openai import OpenAI

from usage import record

client = OpenAI(timeout=20)


def answer(question: str) -> str:
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
    record(reply)
    return reply.output_text


def raw(question: str):
    return client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
