import pandas as pd

from ingestion.checks import run_ingestion_checks


def load(path: str) -> pd.DataFrame:
    frame = pd.read_parquet(path)
    if not run_ingestion_checks(frame):
        raise ValueError("refused")
    return frame
