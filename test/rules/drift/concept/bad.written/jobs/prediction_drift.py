import sys

import pandas as pd
from scipy.stats import ks_2samp

before, now = pd.read_csv("data/reference.csv"), pd.read_csv(sys.argv[1])
y_pred_before, y_pred_now = before.iloc[:, 3], now.iloc[:, 3]
sys.exit(ks_2samp(y_pred_before, y_pred_now).statistic > 0.2)
