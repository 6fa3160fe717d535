import sys

import pandas as pd
from scipy.stats import ks_2samp

REFERENCE = "data/parcels.csv"
CURRENT = "data/parcels.csv"

statistic = ks_2samp(pd.read_csv(REFERENCE)["weight"], pd.read_csv(CURRENT)["weight"]).statistic
sys.exit(statistic > 0.2)
