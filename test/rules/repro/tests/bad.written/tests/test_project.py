from parcels.late import is_late


def test_a_parcel_is_late_a_day_after_the_promise():
    assert is_late(2)
