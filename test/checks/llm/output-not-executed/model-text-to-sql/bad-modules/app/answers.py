from anthropic import AsyncAnthropic

from app.database import Database

client = AsyncAnthropic()


async def answer(pool, question: str):
    database = Database(pool)
    message = await client.messages.create(
        model="claude-sonnet-4-20250514", max_tokens=800, messages=[{"role": "user", "content": question}]
    )
    return await database.rows(message.content[0].text)
