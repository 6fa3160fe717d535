import pandas as pd

trips = pd.read_csv("s3://trips/raw.csv")
trips = trips.drop_duplicates("trip_id").dropna()
trips["started"] = pd.to_datetime(trips["started"])
trips.groupby("day").sum().to_csv("s3://trips/days.csv")
