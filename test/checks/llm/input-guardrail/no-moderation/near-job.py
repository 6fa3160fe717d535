from openai import OpenAI

client = OpenAI()


def label(text: str) -> str:
    return client.responses.create(model="gpt-4.1-2025-04-14", input=text).output_text
