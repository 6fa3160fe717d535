def version_for(user: str, traffic_pct: int) -> str:
    return "candidate" if len(user) % 100 < traffic_pct else "production"


class Release:
    pass
