import pandas as pd

from trips.run import run


def test_run():
    assert run(pd.DataFrame({"trip_id": [], "started": [], "day": [], "fare": [], "holiday": []})).empty
