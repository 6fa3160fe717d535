from app.store import usage_today


def is_over(team: str, key: str) -> bool:
    daily_token_usage = usage_today(team, key)
    token_limit = 200_000
    token_exceeded = token_limit > 0 and daily_token_usage >= token_limit
    if token_exceeded:
        return True
    return False
