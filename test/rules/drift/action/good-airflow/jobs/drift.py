import pandas as pd
from scipy.stats import ks_2samp


def weights_drift():
    result = ks_2samp(pd.read_csv("data/reference.csv")["weight"], pd.read_csv("data/today.csv")["weight"])
    return result.statistic > 0.2
