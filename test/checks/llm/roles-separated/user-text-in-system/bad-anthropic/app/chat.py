from anthropic import AsyncAnthropic

client = AsyncAnthropic()


async def ask(system: str, text: str) -> str:
    message = await client.messages.create(
        model="claude-sonnet-4-20250514",
        max_tokens=500,
        system=system,
        messages=[{"role": "user", "content": text}],
    )
    return message.content[0].text
