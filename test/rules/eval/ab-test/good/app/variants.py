import hashlib

MODELS = {"a": "gpt-4o-2024-08-06", "b": "gpt-4.1-2025-04-14"}


def assign_variant(user: str) -> str:
    return "b" if int(hashlib.sha256(user.encode()).hexdigest(), 16) % 10 == 0 else "a"
