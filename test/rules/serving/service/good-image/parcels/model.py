import joblib
import pandas as pd


def late_tomorrow():
    parcels = pd.read_parquet("s3://parcels/tomorrow.parquet")
    parcels["late"] = joblib.load("late.joblib").predict(parcels[["weight"]])
    parcels.to_parquet("s3://parcels/late.parquet")
