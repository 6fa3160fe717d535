from fairlearn.metrics import demographic_parity_difference

from evals.data import groups, predicted, repaid


def test_parity():
    assert demographic_parity_difference(repaid, predicted, sensitive_features=groups) <= 0.05
