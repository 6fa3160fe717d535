import pandas as pd

frame = pd.read_parquet("s3://parcels-lake/daily/2026-05-01.parquet")

bucket_pattern = r"gs://([^/]+)/(.+)"
