"""Runs one prediction again by its id, with the model that made it: `python -m jobs.replay ID`."""

import sys

import mlflow
import pandas as pd

from late_parcels import store
from late_parcels.features import add_features
from late_parcels.settings import Settings


def replay(prediction_id: str) -> str:
    kept = store.find(store.connect(Settings().database_url), prediction_id)
    if kept is None:
        return f"no prediction {prediction_id}"
    model = mlflow.sklearn.load_model(kept["model_uri"])
    again = float(model.predict_proba(add_features(pd.DataFrame([kept["features"]])))[0, 1])
    return f"{kept['model_uri']}: {kept['score']:.4f} then, {again:.4f} now, from {kept['features']}"


if __name__ == "__main__":
    print(replay(sys.argv[1]))
