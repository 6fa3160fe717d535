"""Splits deliveries by week: a model is judged on weeks that came after those it learned from."""

from pathlib import Path

import pandas as pd

from late_parcels.params import params
from late_parcels.schema import Deliveries

DATA = Path("data/parcels.csv")
TRAIN = Path("data/train.csv")
VALIDATION = Path("data/validation.csv")
HOLDOUT = Path("evals/holdout.csv")


def split_by_week(deliveries: pd.DataFrame, weeks: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Training, validation and holdout; the last two are `weeks` long each."""
    last = deliveries["promised_on"].max()
    holdout_from = last - pd.Timedelta(weeks=weeks)
    validation_from = holdout_from - pd.Timedelta(weeks=weeks)
    day = deliveries["promised_on"]
    return (
        deliveries[day <= validation_from],
        deliveries[(day > validation_from) & (day <= holdout_from)],
        deliveries[day > holdout_from],
    )


def main() -> None:
    deliveries = Deliveries.validate(pd.read_csv(DATA), lazy=True)
    parts = split_by_week(deliveries, params()["split"]["weeks"])
    for part, path in zip(parts, (TRAIN, VALIDATION, HOLDOUT), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.to_csv(path, index=False, date_format="%Y-%m-%d")


if __name__ == "__main__":
    main()
