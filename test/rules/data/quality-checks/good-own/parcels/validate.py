import pandas as pd


def validate_data(parcels: pd.DataFrame) -> pd.DataFrame:
    empty = parcels[parcels["weight"].isnull()]
    heavy = parcels[parcels["weight"] > 1000]
    return pd.concat([empty, heavy])
