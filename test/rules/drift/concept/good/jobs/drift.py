import sys

import pandas as pd
from scipy.stats import ks_2samp

before, now = pd.read_csv("data/reference.csv"), pd.read_csv(sys.argv[1])
worst = max(ks_2samp(before[name], now[name]).statistic for name in ("weight", "distance", "prediction"))
sys.exit(worst > 0.2)
