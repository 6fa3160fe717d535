import json

from anthropic import AsyncAnthropic

from config import limits
from schemas import check

client = AsyncAnthropic(timeout=20)


async def extract(text: str) -> dict:
    message = await client.messages.create(
        model="claude-sonnet-4-5-20250929",
        max_tokens=limits.answer,
        messages=[{"role": "user", "content": text}],
    )
    data = json.loads(message.content[0].text)  # finding
    check(data)
    return data
