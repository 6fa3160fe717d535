from openai import OpenAI

client = OpenAI(timeout=20)


def answer(messages):
    # roadworthy: ignore[llm/token-cap] -- the gateway caps each answer
    return client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages)
