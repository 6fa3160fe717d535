import hashlib


def resolve_variant(user: str) -> str:
    return "new" if hashlib.sha256(user.encode()).digest()[0] < 25 else "old"
