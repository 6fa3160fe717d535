import mlflow
import pytest
from fastapi.testclient import TestClient

from jobs.replay import replay
from late_parcels import telemetry
from late_parcels.features import add_features
from late_parcels.model import build

PARCEL = {"parcel_id": "p00017", "depot": "north", "service": "standard", "distance_km": 90.5, "handovers": 2, "depot_load": 0.7, "rain_mm": 0.0}
KEY = {"x-api-key": "k1"}


@pytest.fixture
def client(deliveries, tmp_path, monkeypatch):
    model = build(C=1.0, seed=13).fit(add_features(deliveries), deliveries["late"])
    monkeypatch.setattr(mlflow.sklearn, "load_model", lambda uri: model)
    monkeypatch.setattr(telemetry, "start", lambda: None)
    monkeypatch.setenv("MODEL_URI", "models:/late-parcels/7")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/test.db")
    monkeypatch.setenv("API_KEYS", "test:k1")
    from late_parcels.api import app

    with TestClient(app) as client:
        yield client


def test_overload_and_rain_warn(client):
    calm = client.post("/predict", json=PARCEL, headers=KEY).json()
    storm = client.post("/predict", json=PARCEL | {"depot_load": 1.3, "rain_mm": 15.0}, headers=KEY).json()
    assert calm["late"] is False and storm["late"] is True
    assert storm["score"] > calm["score"]
    assert storm["model"] == "models:/late-parcels/7" and "you decide" in storm["notice"]


@pytest.mark.parametrize("change", [{"depot": "moon"}, {"distance_km": -4}, {"rain_mm": None}, {"handovers": 99}, {"parcel_id": "Ann Smith"}])
def test_wrong_requests_are_refused(client, change):
    assert client.post("/predict", json=PARCEL | change, headers=KEY).status_code == 422


def test_strangers_are_refused(client):
    assert client.post("/predict", json=PARCEL).status_code == 401
    assert client.post("/predict", json=PARCEL, headers={"x-api-key": "guess"}).status_code == 401


def test_feedback_is_kept_once(client):
    made = client.post("/predict", json=PARCEL, headers=KEY).json()
    verdict = {"prediction_id": made["prediction_id"], "useful": False, "reason": "wrong"}
    assert client.post("/feedback", json=verdict, headers=KEY).status_code == 204
    assert client.post("/feedback", json=verdict, headers=KEY).status_code == 409
    assert client.post("/feedback", json=verdict | {"prediction_id": "none"}, headers=KEY).status_code == 404


def test_metrics_count_requests(client):
    client.post("/predict", json=PARCEL, headers=KEY)
    text = client.get("/metrics").text
    assert 'late_parcels_requests_total{route="/predict",status="200"}' in text
    assert "late_parcels_request_seconds_bucket" in text and client.get("/healthz").json() == {"status": "ok"}


def test_replay_gives_the_same_score(client):
    made = client.post("/predict", json=PARCEL, headers=KEY).json()
    assert f"{made['score']:.4f} then, {made['score']:.4f} now" in replay(made["prediction_id"])
    assert replay("none") == "no prediction none"
