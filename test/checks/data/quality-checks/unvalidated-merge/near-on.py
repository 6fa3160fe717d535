import pandas as pd


def join(parcels, depots):
    rows = parcels.merge(depots, on="depot", how="left", validate="many_to_one")
    return pd.merge(rows, depots, left_on="from", right_index=True)
