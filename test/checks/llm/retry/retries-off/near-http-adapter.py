import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=Retry(total=3)))


def answer(body: dict) -> dict:
    return session.post("https://api.openai.com/v1/chat/completions", json=body, timeout=20).json()
