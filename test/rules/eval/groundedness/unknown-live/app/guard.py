def check_hallucination(reply: str, passages: list[str]) -> int:
    told = " ".join(passages).lower()
    return sum(word.lower() not in told for word in reply.split() if word.istitle())
