import litellm


def ask(question: str, max_tokens=None):
    return litellm.completion(  # finding
        model="openai/gpt-5.2-2025-12-11",
        messages=[{"role": "user", "content": question}],
        max_tokens=max_tokens,
        timeout=20,
    )


def answer(question: str) -> str:
    return ask(question).choices[0].message.content
