from anthropic import AsyncAnthropic

OPTIONS = {"model": "claude-sonnet-4-5-20250929", "max_tokens": 300}


class Claude:
    def __init__(self) -> None:
        self.client = AsyncAnthropic(timeout=20)
        self.tokens = 0

    async def answer(self, messages) -> str:
        reply = await self.client.messages.create(messages=messages, **OPTIONS)
        self.tokens = reply.usage.output_tokens
        return reply.content[0].text

    async def rephrase(self, text: str) -> str:
        reply = await self.client.messages.create(  # finding
            messages=[{"role": "user", "content": text}], **OPTIONS
        )
        return reply.content[0].text


if __name__ == "__main__":
    Claude()
