from anthropic import Anthropic

client = Anthropic(timeout=20)


def ask(prompt: str) -> str:
    reply = client.messages.create(
        model="claude-sonnet-4-5-20250929", max_tokens=200, messages=[{"role": "user", "content": prompt}]
    )
    if reply.stop_reason == "max_tokens":
        raise ValueError("The answer is cut.")
    return reply.content[0].text
