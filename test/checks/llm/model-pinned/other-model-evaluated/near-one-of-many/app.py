from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question: str):
    return client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
