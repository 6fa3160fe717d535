import os

import requests


def answer(question: str) -> dict:
    return requests.post(  # finding
        "https://api.openai.com/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        json={"model": "gpt-5.2-2025-12-11", "messages": [{"role": "user", "content": question}]},
        timeout=20,
    ).json()
