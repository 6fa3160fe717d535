"""The features of the model. Training, serving and the drift job import this module; nothing else makes features."""

import pandas as pd

CATEGORICAL = ["depot", "service"]
NUMERIC = ["distance_km", "handovers", "depot_load", "rain_mm", "overload"]


def add_features(parcels: pd.DataFrame) -> pd.DataFrame:
    """Adds what the business rules in docs/data.md derive, and leaves out what the model does not use."""
    frame = parcels.assign(overload=(parcels["depot_load"] - 1).clip(lower=0))
    return frame[CATEGORICAL + NUMERIC]
