from litellm import completion


def answer(question: str):
    return completion(
        model="openai/gpt-4o-2024-08-06",
        fallbacks=["anthropic/claude-sonnet-4-5-20250929"],
        messages=[{"role": "user", "content": question}],
        timeout=20,
        max_tokens=300,
    )
