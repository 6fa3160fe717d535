from dataclasses import dataclass


@dataclass
class Limits:
    answer: int = 200


limits = Limits()
