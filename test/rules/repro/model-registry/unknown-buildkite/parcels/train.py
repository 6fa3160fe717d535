import joblib
from sklearn.linear_model import Ridge


def train(x, y):
    joblib.dump(Ridge().fit(x, y), "model.joblib")
