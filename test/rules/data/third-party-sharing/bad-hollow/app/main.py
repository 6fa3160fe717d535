from openai import OpenAI

client = OpenAI(timeout=20)


def answer(text: str) -> str:
    return client.responses.create(model="gpt-4o-2024-08-06", input=text).output_text

