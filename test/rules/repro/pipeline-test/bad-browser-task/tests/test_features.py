from parcels.features import weight


def test_weight():
    assert weight(1) == 1
