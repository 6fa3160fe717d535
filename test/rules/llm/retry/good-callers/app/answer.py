from app.clients import client_of
from app.patience import call_with_retry


def answer(key: str, question: str) -> str:
    client = client_of(key)
    return call_with_retry(lambda: client.responses.create(model="gpt-4o-2024-08-06", input=question)).output_text
