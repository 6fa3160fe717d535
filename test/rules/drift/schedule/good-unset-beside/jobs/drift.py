import argparse
import sys

import pandas as pd
from scipy.stats import ks_2samp

REFERENCE = "data/reference.csv"
CURRENT = None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--reference", default=REFERENCE)
    parser.add_argument("--current", default=CURRENT)
    args = parser.parse_args()
    result = ks_2samp(pd.read_csv(args.reference)["weight"], pd.read_csv(args.current)["weight"])
    return int(result.statistic > 0.2)


if __name__ == "__main__":
    sys.exit(main())
