import pandas as pd

FEATURES = ["rooms", "area", "price"]


def load(path):
    return pd.read_csv(path)
