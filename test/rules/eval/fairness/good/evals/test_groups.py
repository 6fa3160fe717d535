import joblib
import pandas as pd
from fairlearn.metrics import MetricFrame
from sklearn.metrics import recall_score


def test_recall_is_alike():
    frame = pd.read_csv("evals/holdout.csv")
    predicted = joblib.load("model.joblib").predict(frame)
    by_gender = MetricFrame(metrics=recall_score, y_true=frame.repaid, y_pred=predicted, sensitive_features=frame.gender)
    assert by_gender.difference() <= 0.05
