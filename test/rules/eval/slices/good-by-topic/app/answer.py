from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question: str) -> str:
    return client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text
