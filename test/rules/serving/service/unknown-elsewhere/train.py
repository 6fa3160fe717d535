import joblib
from sklearn.linear_model import LogisticRegression


def train(weights, late):
    model = LogisticRegression().fit(weights, late)
    joblib.dump(model, "late.joblib")
