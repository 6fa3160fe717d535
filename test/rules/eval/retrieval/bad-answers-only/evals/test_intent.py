from sklearn.metrics import precision_score, recall_score

from app.intent import load_cases, predict


def test_intent():
    wanted, given = load_cases(), predict()
    assert precision_score(wanted, given) >= 0.8
    assert recall_score(wanted, given) >= 0.8
