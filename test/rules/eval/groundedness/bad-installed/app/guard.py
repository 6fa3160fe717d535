def check_hallucination(text: str) -> bool:
    """Only a guard at run time."""
    return "as an AI" in text
