from pathlib import Path

import pandas as pd
from scipy.stats import ks_2samp

ROOT = Path(__file__).parent
REFERENCE = ROOT / "data" / "features" / "reference.csv"


def detect_drift(current: pd.DataFrame) -> bool:
    reference = pd.read_csv(REFERENCE)
    return ks_2samp(reference["weight"], current["weight"]).pvalue < 0.01
