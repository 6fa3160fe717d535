from parcels.metrics import share_of_right_answers


def test_answers():
    accuracy = 100 * share_of_right_answers("evals/answers.yaml")
    assert accuracy >= 85
