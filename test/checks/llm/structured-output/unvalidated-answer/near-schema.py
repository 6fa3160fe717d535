import json

from openai import OpenAI

client = OpenAI(timeout=20)
FORMAT = {"type": "json_schema", "json_schema": {"name": "city", "schema": {"type": "object"}, "strict": True}}


def extract(text: str) -> str:
    reply = client.chat.completions.create(
        model="gpt-5.2-2025-12-11",
        messages=[{"role": "user", "content": text}],
        response_format=FORMAT,
        max_tokens=300,
    )
    return json.loads(reply.choices[0].message.content)["city"]
