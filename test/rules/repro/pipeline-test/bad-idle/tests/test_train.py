from parcels.train import main


def test_main():
    assert main("tests/data/sample.csv")["r2"] > 0.5
