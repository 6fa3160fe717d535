import json

import litellm


def ask(prompt: str) -> str:
    reply = litellm.completion(
        model="openai/gpt-5.2-2025-12-11", messages=[{"role": "user", "content": prompt}], timeout=20, max_tokens=300
    )
    return reply.choices[0].message.content


def score(text: str) -> float:
    return json.loads(ask(f"Score this from 0 to 1, as JSON: {text}"))["score"]  # finding
