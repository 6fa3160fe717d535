"""Compares the last seven days with the reference of the model: each feature, and the scores. Exits with 1 on drift."""

import sys
from datetime import UTC, datetime, timedelta

import numpy as np
import pandas as pd
from prometheus_client import CollectorRegistry, Gauge
from scipy.stats import ks_2samp

from jobs.push import push
from late_parcels import store
from late_parcels.features import CATEGORICAL, NUMERIC, add_features
from late_parcels.params import params
from late_parcels.settings import Settings
from late_parcels.train import REFERENCE

# With fewer, chance alone moves the index by a tenth.
FEWEST = 200


def psi(reference: pd.Series, recent: pd.Series) -> float:
    """Population stability index, over categories or the reference's fifths."""
    if reference.dtype.kind in "if":
        edges = np.unique(reference.quantile([0.2, 0.4, 0.6, 0.8]))
        reference, recent = (pd.Series(np.searchsorted(edges, part)) for part in (reference, recent))
    shares = pd.DataFrame({"then": reference.value_counts(normalize=True), "now": recent.value_counts(normalize=True)})
    shares = shares.fillna(0).clip(lower=1e-3)
    return float(((shares["now"] - shares["then"]) * np.log(shares["now"] / shares["then"])).sum())


def measure_drift(reference: pd.DataFrame, recent: pd.DataFrame) -> tuple[dict[str, float], float]:
    then, now = add_features(reference), add_features(recent)
    features = {name: psi(then[name], now[name]) for name in CATEGORICAL + NUMERIC}
    return features, float(ks_2samp(reference["score"], recent["score"]).statistic)


def main() -> int:
    rows = store.since(store.connect(Settings().database_url), datetime.now(UTC) - timedelta(days=7))
    if len(rows) < FEWEST:
        print(f"{len(rows)} predictions in seven days are too few to compare")
        return 0
    recent = pd.DataFrame([row["features"] | {"score": row["score"]} for row in rows])
    features, score_drift = measure_drift(pd.read_csv(REFERENCE), recent)

    registry = CollectorRegistry()
    gauge = Gauge("late_parcels_drift_psi", "Stability index of a feature", ["feature"], registry=registry)
    for name, value in features.items():
        gauge.labels(name).set(value)
    Gauge("late_parcels_drift_score_distance", "Distance of the scores", registry=registry).set(score_drift)
    push("late-parcels-drift", registry)

    marks = params()["drift"]
    drifted = [name for name, value in features.items() if value > marks["psi"]]
    if score_drift > marks["score_distance"]:
        drifted.append("score")
    print("drifted:", ", ".join(drifted) or "nothing")
    return 1 if drifted else 0


if __name__ == "__main__":
    sys.exit(main())
