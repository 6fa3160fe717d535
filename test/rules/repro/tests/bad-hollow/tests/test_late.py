from parcels.late import is_late


def test_two_days():
    is_late(2)


def test_later():
    pass
