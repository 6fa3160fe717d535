import json

from openai import OpenAI
from pydantic import BaseModel

client = OpenAI(timeout=20)


class Address(BaseModel):
    street: str


def extract(text: str) -> Address:
    reply = client.chat.completions.create(
        model="gpt-5.2-2025-12-11",
        messages=[{"role": "user", "content": text}],
        response_format={"type": "json_schema", "json_schema": {"name": "address", "schema": Address.model_json_schema()}},
        max_completion_tokens=200,
    )
    return Address(**json.loads(reply.choices[0].message.content))  # finding
