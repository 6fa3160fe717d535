from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from jobs import drift, export, quality
from late_parcels import store
from late_parcels.params import params
from late_parcels.schema import Deliveries


@pytest.fixture
def scored(deliveries) -> pd.DataFrame:
    return deliveries.assign(score=(deliveries["depot_load"] / 2).clip(0, 1))


def test_same_data_does_not_drift(scored):
    features, distance = drift.measure_drift(scored.iloc[::2], scored.iloc[1::2])
    assert max(features.values()) < 0.1 and distance < 0.15


def test_a_wet_month_trips(scored):
    features, _ = drift.measure_drift(scored, scored.assign(rain_mm=scored["rain_mm"] + 8))
    assert features["rain_mm"] > 0.25 and features["depot"] < 0.01


def test_a_new_depot_trips(scored):
    features, _ = drift.measure_drift(scored, scored.assign(depot="west"))
    assert features["depot"] > 0.25


def row(**changes) -> dict:
    known = {"score": 0.8, "warned": True, "promised_on": date(2026, 9, 1), "delivered_on": date(2026, 9, 2), "useful": None}
    return known | changes


def test_live_figures_wait_for_outcomes():
    on_time = row(delivered_on=date(2026, 9, 1), warned=False, score=0.1)
    rows = [row(), row(warned=False), on_time, row(delivered_on=None)]
    assert quality.live_figures(rows)["recall"] == 0.5
    assert quality.live_figures(rows)["precision"] == 1.0


def test_useful_share_counts_who_answered():
    assert quality.useful_share([row(useful=True), row(useful=False), row()]) == 0.5
    assert quality.useful_share([row()]) is None


def test_alerts_hold_live_figures_to_the_marks_of_the_gate():
    alerts = Path("monitoring/alerts.yaml").read_text()
    gate, drift_marks = params()["eval"], params()["drift"]
    for name in ("recall", "precision"):
        assert f'late_parcels_live_quality{{figure="{name}"}} < {gate[name]}\n' in alerts
    assert f"late_parcels_drift_psi > {drift_marks['psi']}\n" in alerts
    assert f"late_parcels_drift_score_distance > {drift_marks['score_distance']}\n" in alerts


@pytest.fixture
def engine(tmp_path, monkeypatch):
    monkeypatch.setenv("MODEL_URI", "models:/late-parcels/7")
    monkeypatch.setenv("API_KEYS", "test:k1")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/test.db")
    engine = store.connect(f"sqlite:///{tmp_path}/test.db")
    store.metadata.create_all(engine)
    return engine


def test_jobs_read_what_the_service_keeps(engine, monkeypatch):
    at = datetime.now(UTC)
    features = {"depot": "north"}
    store.keep(engine, store.predictions, id="a", at=at, parcel_id="p00001", model_uri="m", features=features, score=0.9, warned=True)
    store.keep(engine, store.feedback, prediction_id="a", at=at, useful=True, reason="rerouted")
    days = {"promised_on": date(2026, 9, 1), "delivered_on": date(2026, 9, 2)}
    store.keep(engine, store.deliveries, parcel_id="p00001", features=features, **days)
    pushed = {}
    monkeypatch.setattr(quality, "push", lambda job, registry: pushed.update({job: registry}))
    quality.main()
    registry = pushed["late-parcels-quality"]
    assert registry.get_sample_value("late_parcels_live_quality", {"figure": "recall"}) == 1.0
    assert registry.get_sample_value("late_parcels_feedback_useful_ratio") == 1.0


def test_old_predictions_are_forgotten(engine):
    now = datetime.now(UTC)
    for name, at in (("old", now - timedelta(days=200)), ("new", now)):
        store.keep(engine, store.predictions, id=name, at=at, parcel_id="p00001", model_uri="m", features={}, score=0.1, warned=False)
        store.keep(engine, store.feedback, prediction_id=name, at=at, useful=True, reason="rerouted")
    assert store.forget(engine, now - quality.KEEP) == 1
    assert store.find(engine, "old") is None and store.find(engine, "new")["id"] == "new"


def test_export_writes_what_training_reads(engine, tmp_path, monkeypatch):
    today = datetime.now(UTC).date()
    features = {"depot": "north", "service": "express", "distance_km": 12.5, "handovers": 2, "depot_load": 0.8, "rain_mm": 0.0}
    for number, delay in enumerate((0, 1)):
        promised = today - timedelta(days=2)
        days = {"promised_on": promised, "delivered_on": promised + timedelta(days=delay)}
        store.keep(engine, store.deliveries, parcel_id=f"p0000{number}", features=features, **days)
    monkeypatch.setattr(export, "DATA", tmp_path / "parcels.csv")
    export.main()
    written = Deliveries.validate(pd.read_csv(tmp_path / "parcels.csv"), lazy=True)
    assert written["late"].tolist() == [0, 1]
