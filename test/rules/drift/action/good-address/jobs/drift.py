import sys

import pandas as pd
from scipy.stats import ks_2samp

from jobs.tell import tell

result = ks_2samp(pd.read_csv("data/reference.csv")["weight"], pd.read_csv(sys.argv[1])["weight"])
if result.statistic > 0.2:
    tell("webhook", f"Weights drift: {result.statistic:.2f}")
