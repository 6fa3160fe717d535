import numpy as np
import pandas as pd


def psi(baseline, recent):
    baseline = pd.to_numeric(baseline, errors="coerce").dropna()
    expected, edges = np.histogram(baseline)
    seen, _ = np.histogram(recent, bins=edges)
    return float(((seen - expected) * np.log(seen / expected)).sum())
