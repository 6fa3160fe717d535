import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor


def train(path: str = "data/shipments.parquet") -> HistGradientBoostingRegressor:
    frame = pd.read_parquet(path)
    return HistGradientBoostingRegressor().fit(frame.drop(columns="hours"), frame["hours"])


if __name__ == "__main__":
    train()
