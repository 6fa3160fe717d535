import pandas as pd
from parcelkit import Scorer

Scorer().score(pd.read_parquet("parcels.parquet")).to_parquet("scores.parquet")
