from litellm import completion


def ask(prompt: str, which: str):
    return completion(model=which, messages=[{"role": "user", "content": prompt}], timeout=20, max_tokens=300)
