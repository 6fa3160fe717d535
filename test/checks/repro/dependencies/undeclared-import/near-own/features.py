import pandas as pd


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.dropna()
