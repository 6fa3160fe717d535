from anthropic import Anthropic
from openai import OpenAI

client = OpenAI(timeout=20)
claude = Anthropic(timeout=20)


def answer(question):
    return client.chat.completions.create(
        model="gpt-4o-2024-08-06", max_completion_tokens=800, messages=[{"role": "user", "content": question}]
    )


def summarise(options):
    return client.responses.create(**options)
