import pandas as pd
from sklearn.ensemble import RandomForestClassifier


def train(path):
    rows = pd.read_parquet(path)
    return RandomForestClassifier(n_estimators=200).fit(rows.drop(columns="late"), rows["late"])  # finding
