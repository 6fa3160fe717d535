import pandas as pd

from trips import features


def test_fares_are_summed():
    trips = pd.DataFrame({"day": [1, 1], "fare": [2.0, 3.0], "holiday": [0, 0]})
    assert features.per_day(trips)["fare"].tolist() == [5.0]
