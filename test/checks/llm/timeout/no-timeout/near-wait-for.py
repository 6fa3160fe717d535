import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def answer(question: str):
    async with asyncio.timeout(20):
        return await client.responses.create(model="gpt-5.2-2025-12-11", input=question)
