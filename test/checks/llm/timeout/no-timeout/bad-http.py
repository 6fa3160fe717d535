import requests

BASE = "https://api.mistral.ai/v1"


class Mistral:
    def __init__(self, key: str):
        self.headers = {"Authorization": f"Bearer {key}"}

    def answer(self, question: str) -> dict:
        body = {"model": "mistral-large-2407", "messages": [{"role": "user", "content": question}]}
        return requests.post(f"{BASE}/chat/completions", headers=self.headers, json=body).json()  # finding
