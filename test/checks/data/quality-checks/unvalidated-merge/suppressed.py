import pandas as pd


def join(parcels, depots):
    return pd.merge(parcels, depots)  # roadworthy: ignore[data/quality-checks] -- one shared column, by contract
