import pandas as pd

REQUIRED = ["weight", "late"]


def load_parcels(path: str) -> pd.DataFrame:
    parcels = pd.read_csv(path)
    missing = [column for column in REQUIRED if column not in parcels.columns]
    if missing:
        raise ValueError(f"missing columns: {missing}")
    if parcels["weight"].isna().any():
        raise ValueError("weight contains nulls")
    return parcels
