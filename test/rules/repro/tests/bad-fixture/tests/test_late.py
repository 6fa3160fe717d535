def test_late(hours):
    assert hours > 24
