from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question: str, text: str) -> str:
    return client.responses.create(model="gpt-4o-2024-08-06", instructions=text, input=question).output_text
