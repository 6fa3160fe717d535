import argparse
import sys

import pandas as pd
from scipy.stats import ks_2samp

parser = argparse.ArgumentParser()
parser.add_argument("--p-value", type=float, default=0.01)
parser.add_argument("current")
args = parser.parse_args()

result = ks_2samp(pd.read_csv("data/reference.csv")["weight"], pd.read_csv(args.current)["weight"])
if result.pvalue < args.p_value:
    sys.exit("weights have drifted")
