import numpy as np
import pandas as pd


def clean(path):
    parcels = pd.read_csv(path, dtype={"zip": str})
    parcels = parcels[parcels["weight"] != np.nan]  # finding
    parcels.loc[parcels.depot == np.nan, "depot"] = "unknown"  # finding
    return parcels
