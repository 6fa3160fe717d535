"""The marks that figures have to reach. monitoring/alerts.yml watches the same ones."""

import json
from pathlib import Path

MARKS: dict[str, str] = json.loads((Path(__file__).parent / "thresholds.json").read_text("utf-8"))


def failures(figures: dict[str, float]) -> list[str]:
    """Each figure that misses its mark, in words. A figure without a mark is an error."""
    lacking = []
    for name, value in figures.items():
        sign, mark = MARKS[name].split()
        if not (value >= float(mark) if sign == ">=" else value <= float(mark)):
            lacking.append(f"{name} is {value:.3f}, not {MARKS[name]}")
    return lacking
