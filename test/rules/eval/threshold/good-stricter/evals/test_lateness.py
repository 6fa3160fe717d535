from parcels.metrics import scores

MIN_F1 = 0.8


def test_lateness():
    found = scores("evals/holdout.csv")
    assert found["f1"] >= MIN_F1
    assert found["mae"] <= 3.5
    assert 0.9 < found["accuracy"]
    # Fewer parcels, and so a wider limit.
    assert scores("evals/small.csv")["f1"] >= 0.6


def test_small_depots():
    assert scores("evals/small.csv")["accuracy"] >= 0.7
    assert len(scores("evals/small.csv")) > 1
