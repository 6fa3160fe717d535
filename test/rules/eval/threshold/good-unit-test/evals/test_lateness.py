import pandas as pd
from sklearn.metrics import recall_score

from parcels.model import predict


def test_recall():
    cases = pd.read_csv("evals/cases.csv")
    assert recall_score(cases["late"], predict(cases)) >= 0.8
