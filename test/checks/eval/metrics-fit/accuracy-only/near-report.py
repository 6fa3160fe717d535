from sklearn.metrics import accuracy_score, classification_report


def evaluate(model, X, y):
    print(accuracy_score(y, model.predict(X)))
    print(classification_report(y, model.predict(X)))
