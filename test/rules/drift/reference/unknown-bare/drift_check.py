import os

import pandas as pd
from scipy.stats import ks_2samp


def detect_drift(current: pd.DataFrame) -> bool:
    reference = pd.read_csv(os.path.join(os.environ["KEPT"], "reference.csv"))
    return ks_2samp(reference["weight"], current["weight"]).pvalue < 0.01
