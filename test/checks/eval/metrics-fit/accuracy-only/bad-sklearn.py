from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score


def evaluate(model: RandomForestClassifier, X, y):
    print("accuracy", accuracy_score(y, model.predict(X)))  # finding
