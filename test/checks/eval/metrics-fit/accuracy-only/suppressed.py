from sklearn.metrics import accuracy_score


def evaluate(model, X, y):
    return accuracy_score(y, model.predict(X))  # roadworthy: ignore[eval/metrics-fit] -- ten classes of one size
