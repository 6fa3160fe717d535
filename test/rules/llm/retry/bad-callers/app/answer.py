from app.clients import client_of


def answer(key: str, question: str) -> str:
    return client_of(key).responses.create(model="gpt-4o-2024-08-06", input=question).output_text
