def test_ask():
    assert 1 + 1 == 2
