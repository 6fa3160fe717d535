import json

from openai import OpenAI

from schemas import check_address

client = OpenAI(timeout=20)


def ask(text: str) -> str:
    return client.responses.create(model="gpt-5.2-2025-12-11", input=text, max_output_tokens=300).output_text


def extract(text: str):
    data = json.loads(ask(text))
    check_address(data)
    return data["street"]
