import numpy as np
import polars as pl


def clean(parcels: pl.DataFrame) -> pl.DataFrame:
    return parcels.filter(pl.col("weight") != np.nan)
