import requests


def test_predicts():
    answer = requests.post("http://localhost:8000/predict", json={"weight": 2.5}, timeout=10)
    assert answer.status_code == 200
    assert answer.json()["late"] in (True, False)
