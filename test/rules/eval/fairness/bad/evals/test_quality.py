import joblib
import pandas as pd
from sklearn.metrics import recall_score


def test_recall():
    frame = pd.read_csv("evals/holdout.csv")
    bias = 0.0
    assert recall_score(frame.repaid, joblib.load("model.joblib").predict(frame)) + bias >= 0.8
