def test_store_answers(store):
    assert store.ping()
