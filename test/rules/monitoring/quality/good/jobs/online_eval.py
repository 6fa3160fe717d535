"""Compares yesterday's answers with what turned out to be true."""

import sys

import pandas as pd
from sklearn.metrics import f1_score

answers = pd.read_parquet(sys.argv[1])
score = f1_score(answers["late"], answers["predicted"])
sys.exit(score < 0.8)
