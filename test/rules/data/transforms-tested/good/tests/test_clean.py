import pandas as pd

from trips.clean import clean_trips


def test_trips_are_counted_once():
    trips = pd.DataFrame({"trip_id": [1, 1], "started": ["2026-01-01", "2026-01-01"]})
    assert len(clean_trips(trips)) == 1
