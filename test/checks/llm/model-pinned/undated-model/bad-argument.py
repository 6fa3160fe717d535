from anthropic import Anthropic

client = Anthropic(timeout=20)


def answer(question: str) -> str:
    reply = client.messages.create(
        model="claude-sonnet-4-5",  # finding
        max_tokens=300,
        messages=[{"role": "user", "content": question}],
    )
    return reply.content[0].text
