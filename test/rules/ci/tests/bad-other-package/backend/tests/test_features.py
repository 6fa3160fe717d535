from parcels.features import weight


def test_weight():
    assert weight({"grams": 500}) == 0.5
