import pandas as pd


def load_spend() -> None:
    pd.read_csv("s3://campaigns/spend.csv").to_parquet("s3://campaigns/spend.parquet")
