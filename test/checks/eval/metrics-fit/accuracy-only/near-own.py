from sklearn.metrics import accuracy_score


def recall_at_k(scores, labels, k):
    return labels[scores.argsort()[-k:]].sum() / labels.sum()


def evaluate(model, X, y):
    return accuracy_score(y, model.predict(X)), recall_at_k(model.predict_proba(X)[:, 1], y, 50)
