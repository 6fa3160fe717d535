"""Holds yesterday's forecasts against the parcels that came in late."""

import pandas as pd
from sklearn.metrics import f1_score

preds = pd.read_parquet("s3://parcels/forecasts")
actuals = pd.read_parquet("s3://parcels/arrivals")
judged = preds.merge(actuals, on="parcel_id")
judged.to_parquet("s3://parcels/judged")
print(f1_score(judged["late"], judged["forecast"]))
