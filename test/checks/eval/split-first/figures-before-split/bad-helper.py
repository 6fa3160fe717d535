import pandas as pd
from sklearn.model_selection import train_test_split


def clean(df: pd.DataFrame) -> pd.DataFrame:
    df = df.copy()
    df.fillna(df.mean(numeric_only=True), inplace=True)  # finding
    return df


def min_max(df):
    return (df - df.min()) / (df.max() - df.min())


def run():
    data = min_max(clean(pd.read_csv("loans.csv")))
    return train_test_split(data, random_state=1)
