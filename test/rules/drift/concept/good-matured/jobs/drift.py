import sys

import pandas as pd
from scipy.stats import ks_2samp

result = ks_2samp(pd.read_csv("data/reference.csv")["weight"], pd.read_csv(sys.argv[1])["weight"])
sys.exit(result.statistic > 0.2)
