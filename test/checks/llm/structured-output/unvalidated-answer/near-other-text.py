import json
from pathlib import Path

from openai import OpenAI

client = OpenAI(timeout=20)


def extract(path: Path) -> str:
    case = json.loads(path.read_text())
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=case["text"], max_output_tokens=300)
    return reply.output_text
