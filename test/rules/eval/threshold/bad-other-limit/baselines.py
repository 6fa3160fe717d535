from dataclasses import dataclass

import pandas as pd


@dataclass
class Baseline:
    metric: str
    threshold: float
    severity: str = "warning"


baselines = [
    Baseline(metric="queue_length", threshold=85),
    Baseline(metric="cpu_seconds", threshold=8, severity="critical"),
]


def missed(figures: pd.Series) -> list[str]:
    return [one.metric for one in baselines if figures[one.metric] < one.threshold]
