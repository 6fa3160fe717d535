import pandas as pd


def pairs(parcels, depots):
    return pd.merge(parcels, depots, how="cross")
