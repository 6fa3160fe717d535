def check_injection(text: str) -> bool:
    return "ignore all previous" in text.lower()
