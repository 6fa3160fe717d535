import json

from openai import OpenAI

from schemas import check

client = OpenAI(timeout=20)


def extract(text: str):
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=text)
    data = json.loads(reply.output_text)
    check(data)
