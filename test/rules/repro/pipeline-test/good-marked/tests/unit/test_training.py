from parcels.train import run_training


def test_training_on_sample(tmp_path):
    metrics = run_training("tests/sample.csv")
    assert metrics["r2"] > 0.5
