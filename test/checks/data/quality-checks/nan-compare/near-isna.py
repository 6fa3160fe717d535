import numpy as np
import pandas as pd


def clean(parcels):
    parcels = parcels[parcels["weight"].notna()]
    parcels = parcels.replace(np.nan, 0)
    weights = np.where(np.isnan(parcels.weight), 0, parcels.weight)
    return parcels[~pd.isna(parcels.depot)], weights
