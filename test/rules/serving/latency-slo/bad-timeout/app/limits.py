import httpx

REQUEST_TIMEOUT_MS = 2500
MAX_TOKENS = 800


def fetch(address: str) -> str:
    return httpx.get(address, timeout=REQUEST_TIMEOUT_MS / 1000).text
