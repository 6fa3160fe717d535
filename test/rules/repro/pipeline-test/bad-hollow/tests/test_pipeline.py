def test_pipeline():
    pass
