import pandas as pd


def test_no_missing_values():
    frame = pd.read_csv("data/parcels.csv")
    assert frame["weight"].notna().all()
