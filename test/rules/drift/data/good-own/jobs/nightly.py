import sys

import pandas as pd

from monitoring.drift import has_drifted

if __name__ == "__main__":
    sys.exit(has_drifted(pd.read_csv("data/reference.csv")["weight"], pd.read_csv(sys.argv[1])["weight"]))
