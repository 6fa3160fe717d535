import pandas as pd
from sklearn.linear_model import LogisticRegression



def main():
    train = pd.read_parquet("data/train.parquet")
    more = pd.read_parquet("data/holdout.parquet")
    rows = pd.concat([train, more])
    labels = rows.pop("late")
    return LogisticRegression().fit(rows, labels)  # finding
