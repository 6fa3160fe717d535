import numpy as np
import pandas as pd


def _compute_wasserstein(before: np.ndarray, now: np.ndarray) -> float:
    support = np.sort(np.concatenate([before, now]))
    shares = [np.searchsorted(np.sort(one), support[:-1], side="right") / len(one) for one in (before, now)]
    return float(np.sum(np.abs(shares[0] - shares[1]) * np.diff(support)))


class DriftDetector:
    def __init__(self, before: pd.Series):
        self.before = before.to_numpy()

    def detect(self, now: pd.Series) -> bool:
        return _compute_wasserstein(self.before, now.to_numpy()) > 0.1
