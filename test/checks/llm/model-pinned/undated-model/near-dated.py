from anthropic import Anthropic

client = Anthropic(timeout=20)


def answer(question: str):
    return client.messages.create(
        model="claude-sonnet-4-5-20250929", max_tokens=300, messages=[{"role": "user", "content": question}]
    )
