import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.impute import KNNImputer
from sklearn.preprocessing import MinMaxScaler

NUMERIC = ["age", "income"]


def main(path: str) -> None:
    frame = pd.read_csv(path)
    frame[NUMERIC] = KNNImputer(n_neighbors=3).fit_transform(frame[NUMERIC])  # finding
    frame[NUMERIC] = MinMaxScaler().fit_transform(frame[NUMERIC])
    target = frame.pop("churned")
    train, test, y_train, y_test = train_test_split(frame, target, stratify=target, random_state=1)
    train.to_parquet("train.parquet")
    test.to_parquet("test.parquet")
