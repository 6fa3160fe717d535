def test_weight():
    assert 1 + 1 == 2
