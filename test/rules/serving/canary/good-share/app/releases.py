from dataclasses import dataclass


@dataclass
class Release:
    prompt: str
    canary_pct: int


def stage(prompt: str) -> Release:
    return Release(prompt=prompt, canary_pct=10)
