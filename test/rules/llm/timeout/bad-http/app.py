import os

import requests

URL = "https://api.openai.com/v1/chat/completions"


def answer(question):
    headers = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
    body = {"model": "gpt-4o-2024-08-06", "messages": [{"role": "user", "content": question}]}
    return requests.post(URL, headers=headers, json=body).json()
