def test_home():
    assert "/home/alice/data".startswith("/home")
