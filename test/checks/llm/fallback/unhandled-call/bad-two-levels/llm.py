import litellm


def complete(messages):
    return litellm.completion(model="openai/gpt-5.2-2025-12-11", messages=messages, timeout=20, max_tokens=300)  # finding


def ask(question: str) -> str:
    return complete([{"role": "user", "content": question}]).choices[0].message.content
