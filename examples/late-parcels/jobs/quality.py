"""Works out the figures of the evaluation on live predictions, once outcomes are known, and what dispatchers think. Then forgets old ones."""

from datetime import UTC, datetime, timedelta

import pandas as pd
from prometheus_client import CollectorRegistry, Gauge

from jobs.push import push
from late_parcels import store
from late_parcels.scores import figures
from late_parcels.settings import Settings

# docs/access.md promises it.
KEEP = timedelta(days=180)


def live_figures(rows: list[dict]) -> dict[str, float]:
    known = pd.DataFrame([row for row in rows if row["delivered_on"] is not None])
    late = (known["delivered_on"] > known["promised_on"]).astype(int)
    return figures(late, known["score"], known["warned"])


def useful_share(rows: list[dict]) -> float | None:
    said = [row["useful"] for row in rows if row["useful"] is not None]
    return sum(said) / len(said) if said else None


def main() -> None:
    engine, now = store.connect(Settings().database_url), datetime.now(UTC)
    rows = store.since(engine, now - timedelta(days=28))
    registry = CollectorRegistry()
    if any(row["delivered_on"] is not None for row in rows):
        quality = Gauge("late_parcels_live_quality", "Figure over the last 28 days", ["figure"], registry=registry)
        for name, value in live_figures(rows).items():
            quality.labels(name).set(value)
    share = useful_share(rows)
    if share is not None:
        Gauge("late_parcels_feedback_useful_ratio", "Warnings called useful", registry=registry).set(share)
    push("late-parcels-quality", registry)
    print(f"forgot {store.forget(engine, now - KEEP)} predictions")


if __name__ == "__main__":
    main()
