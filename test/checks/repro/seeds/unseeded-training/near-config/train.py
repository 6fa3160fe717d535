import yaml
from sklearn.ensemble import RandomForestClassifier


def train(X, y):
    with open("params.yaml") as file:
        params = yaml.safe_load(file)
    return RandomForestClassifier(**params["forest"]).fit(X, y)
