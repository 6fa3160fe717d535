from parcels.metrics import scores

MAE_LIMIT = 6


def test_lateness():
    found = scores("evals/holdout.csv")
    assert found["f1"] >= 0.7
    assert found["f1_of_small_depots"] >= 0.5
    if found["mae"] > MAE_LIMIT:
        raise AssertionError(found["mae"])
