from openai import OpenAI

client = OpenAI(timeout=20)


def answer(messages, **options):
    params = {"model": "gpt-5.2-2025-12-11"}
    params.update(options)
    client.chat.completions.create(messages=messages, **params)
    more = {"model": "gpt-5.2-2025-12-11"}
    more["max_tokens"] = 100
    return client.chat.completions.create(messages=messages, **more)
