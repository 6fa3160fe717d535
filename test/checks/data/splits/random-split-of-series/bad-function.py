import pandas as pd
from sklearn.model_selection import train_test_split


def features(df):
    df["day"] = pd.to_datetime(df["day"])
    df = df.sort_values("day").set_index("day")
    for lag in (1, 7, 14):
        df[f"lag_{lag}"] = df["load"].shift(lag)
    return df.dropna()


def main():
    frame = features(pd.read_csv("load.csv"))
    train, test = train_test_split(frame, random_state=1)  # finding
    return train, test
