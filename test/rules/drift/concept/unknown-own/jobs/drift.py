import sys

import pandas as pd
from scipy.stats import ks_2samp

from monitoring.performance import check_model_performance

result = ks_2samp(pd.read_csv("data/reference.csv")["weight"], pd.read_csv(sys.argv[1])["weight"])
check_model_performance("data/labelled.csv")
sys.exit(result.statistic > 0.2)
