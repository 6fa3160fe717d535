import pandas as pd


def run_ingestion_checks(frame: pd.DataFrame) -> bool:
    return bool(frame["weight"].ge(0).all() and frame["pickup"].notna().mean() > 0.95)
