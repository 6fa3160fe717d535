import sys

import pandas as pd

from monitoring.drift import DriftDetector

if __name__ == "__main__":
    detector = DriftDetector(pd.read_csv("data/reference.csv")["weight"])
    sys.exit(detector.detect(pd.read_csv(sys.argv[1])["weight"]))
