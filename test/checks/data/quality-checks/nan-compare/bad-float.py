import pandas as pd


def keep(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[(frame["weight"] > 0) & (float("nan") != frame["volume"])]  # finding
