import hashlib


def version_for(user: str, experiment: str, traffic_pct: int) -> str:
    bucket = int(hashlib.sha256(f"{user}:{experiment}".encode()).hexdigest()[:8], 16) % 100
    return "candidate" if bucket < traffic_pct else "production"
