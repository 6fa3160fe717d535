import pandas as pd
import polars as pl

parcels = pl.read_csv("parcels.csv")
depots = pd.read_parquet("depots.parquet")
