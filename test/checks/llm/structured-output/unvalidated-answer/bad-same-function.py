import json

from openai import OpenAI

client = OpenAI(timeout=20)


def extract(text: str) -> str:
    reply = client.chat.completions.create(
        model="gpt-5.2-2025-12-11",
        messages=[{"role": "user", "content": text}],
        response_format={"type": "json_object"},
        max_tokens=300,
    )
    data = json.loads(reply.choices[0].message.content)  # finding
    return data["city"]
