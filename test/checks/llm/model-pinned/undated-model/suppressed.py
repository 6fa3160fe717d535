from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question: str):
    return client.responses.create(model="gpt-4o", input=question)  # roadworthy: ignore[llm/model-pinned] -- the gateway maps it
