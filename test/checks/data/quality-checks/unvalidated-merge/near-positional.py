import pandas as pd


def join(parcels, depots):
    return pd.merge(parcels, depots, "left", "depot")
