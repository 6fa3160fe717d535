import sys

import pandas as pd
from scipy.stats import ks_2samp

FEWEST_ROWS = 30
now = pd.read_csv(sys.argv[1])["weight"]
if len(now) < FEWEST_ROWS:
    sys.exit("too few parcels to say anything")
print(ks_2samp(pd.read_csv("data/reference.csv")["weight"], now).statistic)
