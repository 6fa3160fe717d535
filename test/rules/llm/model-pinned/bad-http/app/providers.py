import os

import httpx


def ask_openai(question: str) -> str:
    answer = httpx.post(
        "https://api.openai.com/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": question}]},
        timeout=60,
    )
    return answer.json()["choices"][0]["message"]["content"]


def ask_anthropic(question: str) -> str:
    payload = {
        "model": "claude-sonnet-4-20250514",
        "max_tokens": 500,
        "messages": [{"role": "user", "content": question}],
    }
    answer = httpx.post(
        "https://api.anthropic.com/v1/messages",
        headers={"x-api-key": os.environ["ANTHROPIC_API_KEY"]},
        json=payload,
        timeout=60,
    )
    return answer.json()["content"][0]["text"]
