import json

from openai import OpenAI

client = OpenAI(timeout=20)
SCHEMA = {"type": "json_schema", "json_schema": {"name": "city", "schema": {}}}


def extract(text: str) -> str:
    reply = client.chat.completions.create(
        model="gpt-5.2-2025-12-11", messages=[{"role": "user", "content": f"Shorten: {text}"}], max_tokens=300
    )
    text = reply.choices[0].message.content
    reply = client.chat.completions.create(
        model="gpt-5.2-2025-12-11", messages=[{"role": "user", "content": text}], response_format=SCHEMA, max_tokens=300
    )
    data = json.loads(reply.choices[0].message.content)
    return data["city"]
