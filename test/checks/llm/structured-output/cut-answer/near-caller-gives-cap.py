import json

from openai import OpenAI

from schemas import check

client = OpenAI(timeout=20)


def extract(text: str, limit: int | None = None):
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=text, max_output_tokens=limit)
    data = json.loads(reply.output_text)
    check(data)
    return data
