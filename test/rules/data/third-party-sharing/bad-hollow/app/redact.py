import re


def redact(text: str) -> str:
    return re.sub(r"[\w.]+@[\w.]+", "<mail>", text)
