import redis

store = redis.Redis()


def ensure_budget(team: str) -> None:
    left = store.decr(f"left:{team}")
    if left < 0:
        raise PermissionError(team)
