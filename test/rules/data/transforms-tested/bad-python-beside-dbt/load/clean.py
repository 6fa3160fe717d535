import pandas as pd


def clean_trips(trips: pd.DataFrame) -> pd.DataFrame:
    trips = trips.drop_duplicates("trip_id")
    trips["started"] = pd.to_datetime(trips["started"], utc=True)
    return trips.dropna(subset=["started"])
