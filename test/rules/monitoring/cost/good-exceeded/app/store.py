def usage_today(team: str, key: str) -> int:
    with open(f"usage/{team}/{key}") as kept:
        return int(kept.read())
