from parcels.late import is_late


def test_two_days_is_late():
    assert is_late(2)
