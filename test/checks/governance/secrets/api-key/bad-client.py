"""Answers questions about parcels."""
from __future__ import annotations

from openai import AsyncOpenAI

client = AsyncOpenAI(api_key="sk-WKbsDE5kGZoDiPCFdcERFmdD5nHQrroDnobDQCm7JUcKkHnV", timeout=20)  # finding


async def answer(question: str) -> str:
    reply = await client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "user", "content": question}],
        max_tokens=300,
    )
    return reply.choices[0].message.content or ""
