from llm import make_client

client = make_client(retries=0)  # finding


def answer(question: str):
    return client.responses.create(model="gpt-5.2-2025-12-11", input=question)
