import json

from openai import OpenAI

from schemas import check

client = OpenAI(timeout=20)


def extract(text: str):
    reply = client.chat.completions.create(
        model="gpt-5.2-2025-12-11", messages=[{"role": "user", "content": text}], max_completion_tokens=200
    )
    if reply.choices[0].finish_reason != "stop":
        raise ValueError("The answer is cut.")
    data = json.loads(reply.choices[0].message.content)
    check(data)
    return data
