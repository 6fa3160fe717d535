import random


def example(passages: list[str], weights: list[float]) -> str:
    return random.choices(passages, weights=weights, k=1)[0]
