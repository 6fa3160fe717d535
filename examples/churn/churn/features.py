"""Turns customer records into what the model reads. Training and serving share this file."""

from __future__ import annotations

import pandas as pd

NUMERIC = ["tenure_months", "monthly_charge", "support_calls"]
CATEGORICAL = ["contract"]
TARGET = "churned"


def load_customers(path: str) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype={"contract": "string"})
    return frame.dropna(subset=NUMERIC + CATEGORICAL + [TARGET])


def add_features(frame: pd.DataFrame) -> pd.DataFrame:
    result = frame.copy()
    result["calls_per_month"] = result["support_calls"] / result["tenure_months"].clip(lower=1)
    return result
