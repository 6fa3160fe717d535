from sklearn.ensemble import RandomForestClassifier


def build(params):
    return RandomForestClassifier(**params)
