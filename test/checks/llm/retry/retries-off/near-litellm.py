import litellm


def answer(question: str):
    return litellm.completion(model="gpt-5.2-2025-12-11", messages=[{"role": "user", "content": question}], timeout=20)
