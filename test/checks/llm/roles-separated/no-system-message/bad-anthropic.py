from anthropic import AsyncAnthropic


class Labels:
    def __init__(self) -> None:
        self.client = AsyncAnthropic()

    async def of(self, text: str) -> str:
        message = await self.client.messages.create(  # finding
            model="claude-sonnet-4-20250514", max_tokens=50, messages=[{"role": "user", "content": text}]
        )
        return message.content[0].text
