import sys

import pandas as pd
from scipy.stats import ks_2samp


def drift(before: pd.DataFrame, now: pd.DataFrame) -> float:
    weights = ks_2samp(before["weight"], now["weight"]).statistic
    return max(weights, ks_2samp(before["score"], now["score"]).statistic)


sys.exit(drift(pd.read_csv("data/reference.csv"), pd.read_csv(sys.argv[1])) > 0.2)
