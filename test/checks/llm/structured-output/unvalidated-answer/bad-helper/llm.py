from anthropic import AsyncAnthropic


class Claude:
    def __init__(self) -> None:
        self.client = AsyncAnthropic(timeout=20)

    async def ask(self, prompt: str) -> str:
        message = await self.client.messages.create(
            model="claude-sonnet-4-5-20250929", max_tokens=300, messages=[{"role": "user", "content": prompt}]
        )
        return message.content[0].text
