import pandas as pd
from sklearn.preprocessing import RobustScaler


def load():
    return pd.read_csv("houses.csv")


def preprocess(df):
    df = df.dropna()
    y = df["price"]
    X = df.drop(columns=["price"])
    X = RobustScaler().fit_transform(X)  # finding
    return X, y
