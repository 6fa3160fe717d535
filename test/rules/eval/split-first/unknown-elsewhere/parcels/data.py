import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def scale(frame: pd.DataFrame) -> pd.DataFrame:
    frame[["weight", "distance"]] = StandardScaler().fit_transform(frame[["weight", "distance"]])
    return frame


def split(frame: pd.DataFrame):
    return train_test_split(frame.drop(columns="late"), frame["late"], random_state=3)
