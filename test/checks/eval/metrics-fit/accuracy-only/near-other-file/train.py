from sklearn.metrics import accuracy_score

from report import report


def evaluate(model, X, y):
    report(accuracy_score(y, model.predict(X)), model, X, y)
