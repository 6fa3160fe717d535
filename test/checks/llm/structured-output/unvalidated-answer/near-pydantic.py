import json

from openai import OpenAI
from pydantic import BaseModel

client = OpenAI(timeout=20)


class Address(BaseModel):
    street: str
    town: str


def extract(text: str) -> Address:
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=text, max_output_tokens=300)
    data = json.loads(reply.output_text)
    return Address(**data)
