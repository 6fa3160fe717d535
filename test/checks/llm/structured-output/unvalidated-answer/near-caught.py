import json

from openai import OpenAI

client = OpenAI(timeout=20)


def extract(text: str) -> str | None:
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=text, max_output_tokens=300)
    try:
        data = json.loads(reply.output_text)
    except json.JSONDecodeError:
        return None
    return data.get("city")
