import pandas as pd


def test_weights_are_positive():
    assert (pd.read_csv("data/parcels.csv")["weight"] > 0).all()
