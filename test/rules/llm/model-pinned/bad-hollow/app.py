from anthropic import Anthropic

client = Anthropic(timeout=20)


def answer(question):
    return client.messages.create(
        model="claude-3-opus-20240229", max_tokens=500, messages=[{"role": "user", "content": question}]
    )
