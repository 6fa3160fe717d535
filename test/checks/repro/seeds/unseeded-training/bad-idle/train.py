from sklearn.ensemble import GradientBoostingClassifier


def train(X, y):
    return GradientBoostingClassifier().fit(X, y)
