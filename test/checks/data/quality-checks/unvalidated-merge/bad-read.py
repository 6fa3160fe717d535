import pandas as pd

parcels = pd.read_parquet("parcels.parquet")
rows = parcels.merge(pd.read_parquet("depots.parquet"))  # finding
