import pandas as pd


def parcels(path):
    print("reading", path)
    return pd.read_csv(path)
