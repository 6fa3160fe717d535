from anthropic import AsyncAnthropic

client = AsyncAnthropic(timeout=20, max_retries=0)  # finding


async def answer(question: str):
    return await client.messages.create(
        model="claude-sonnet-4-5-20250929", max_tokens=300, messages=[{"role": "user", "content": question}]
    )
