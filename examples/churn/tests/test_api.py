import joblib
import pytest
from fastapi.testclient import TestClient

from churn import api
from churn.features import load_customers
from churn.model import fit


@pytest.fixture
def client(tmp_path, monkeypatch):
    path = tmp_path / "model.joblib"
    joblib.dump(fit(load_customers("data/customers.csv")), path)
    monkeypatch.setenv("CHURN_MODEL", str(path))
    api.load_model.cache_clear()
    return TestClient(api.app)


def test_a_probability_comes_back(client):
    customer = {"tenure_months": 2, "monthly_charge": 95.0, "support_calls": 6, "contract": "monthly"}
    response = client.post("/predict", json=customer)
    assert response.status_code == 200
    assert 0 <= response.json()["churn_probability"] <= 1


def test_nonsense_is_refused(client):
    customer = {"tenure_months": -1, "monthly_charge": 95.0, "support_calls": 6, "contract": "monthly"}
    assert client.post("/predict", json=customer).status_code == 422
