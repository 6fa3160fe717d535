def test_answers(client):
    assert client.get("/late").status_code == 200
