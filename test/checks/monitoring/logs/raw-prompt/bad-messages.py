import structlog
from anthropic import AsyncAnthropic

log = structlog.get_logger()


class Assistant:
    def __init__(self, client: AsyncAnthropic) -> None:
        self.client = client

    async def ask(self, turns: list[dict]) -> str:
        reply = await self.client.messages.create(model="claude-sonnet-4-5-20250929", max_tokens=300, messages=turns)
        log.info("answered", turns=turns, stop=reply.stop_reason)  # finding
        return reply.content[0].text
