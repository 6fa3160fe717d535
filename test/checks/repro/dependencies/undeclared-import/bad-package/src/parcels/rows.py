import pandas as pd


def clean(data):
    return pd.DataFrame(data).dropna()
