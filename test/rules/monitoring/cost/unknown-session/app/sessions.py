import os

import redis

store = redis.Redis()
MAX_TOKENS_PER_SESSION = int(os.environ.get("MAX_TOKENS_PER_SESSION", "20000"))


def budget_exhausted(session: str) -> bool:
    return int(store.get(f"tokens:{session}") or 0) > MAX_TOKENS_PER_SESSION
