from openai import OpenAI

client = OpenAI(timeout=20)


def ask(messages, limit=None):
    return client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, max_tokens=limit)


def answer(messages):
    ask(messages)
    return ask(messages, limit=300)
