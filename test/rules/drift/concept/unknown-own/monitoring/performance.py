import pandas as pd


def check_model_performance(path: str) -> None:
    frame = pd.read_csv(path).dropna(subset=["late"])
    share = (frame["late"] == frame["said"]).mean()
    if share < 0.8:
        raise RuntimeError(f"right in {share:.0%} only")
