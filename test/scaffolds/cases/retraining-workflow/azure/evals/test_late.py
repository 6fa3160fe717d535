import joblib
import pandas as pd
from sklearn.metrics import f1_score


def test_late():
    rows = pd.read_csv("data/holdout.csv")
    model = joblib.load("models/late.joblib")
    assert f1_score(rows["late"], model.predict(rows[["weight"]])) > 0.7
