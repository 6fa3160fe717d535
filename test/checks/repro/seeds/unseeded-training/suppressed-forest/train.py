from sklearn.ensemble import RandomForestClassifier


def train(X, y):
    return RandomForestClassifier().fit(X, y)  # roadworthy: ignore[repro/seeds] -- an ensemble of many such runs
