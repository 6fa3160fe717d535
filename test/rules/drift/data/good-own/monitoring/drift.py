import numpy as np
import pandas as pd


def population_stability_index(before, now, edges):
    expected = np.histogram(before, edges)[0] / len(before) + 1e-6
    actual = np.histogram(now, edges)[0] / len(now) + 1e-6
    return float(np.sum((actual - expected) * np.log(actual / expected)))


def has_drifted(before: pd.Series, now: pd.Series) -> bool:
    return population_stability_index(before, now, np.quantile(before, np.linspace(0, 1, 11))) > 0.2
