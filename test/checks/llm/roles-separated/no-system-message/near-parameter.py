from anthropic import Anthropic

client = Anthropic()


def label(text: str):
    return client.messages.create(
        model="claude-sonnet-4-20250514", max_tokens=50, system="Label texts.", messages=[{"role": "user", "content": text}]
    )
