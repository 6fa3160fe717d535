from anthropic import Anthropic


class Claude:
    def __init__(self) -> None:
        self.client = Anthropic(timeout=20)

    def ask(self, prompt: str) -> str:
        reply = self.client.messages.create(  # finding
            model="claude-sonnet-4-5-20250929", max_tokens=300, messages=[{"role": "user", "content": prompt}]
        )
        return reply.content[0].text
