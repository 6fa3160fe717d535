import pandas as pd


def join(parcels, depots, **options):
    return pd.merge(parcels, depots, **options)
