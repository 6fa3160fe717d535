import pandas as pd

from .schema import Applications
from .train import train


def run(path: str) -> None:
    Applications.validate(pd.read_parquet(path))
    train(path)
