import pandas as pd

DATA = "/home/alice/parcels/data"  # finding


def load():
    return pd.read_parquet(f"{DATA}/parcels.parquet")
