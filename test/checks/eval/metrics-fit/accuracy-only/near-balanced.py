from sklearn.metrics import balanced_accuracy_score


def evaluate(model, X, y):
    return balanced_accuracy_score(y, model.predict(X))
