from sklearn.metrics import recall_score

from parcels.model import predict, train


def test_learns_from_a_few_rows(rows):
    recall = recall_score(rows["late"], predict(rows, train(rows)))
    assert recall > 0.5
