import litellm


async def answer(question: str) -> str:
    reply = await litellm.acompletion(  # finding
        model="anthropic/claude-sonnet-4-5-20250929",
        messages=[{"role": "user", "content": question}],
        max_tokens=400,
    )
    return reply.choices[0].message.content
