import time

from fastapi.testclient import TestClient

from app.main import app


def test_answers():
    start = time.perf_counter()
    TestClient(app).post("/late", params={"weight": 3})
    elapsed = time.perf_counter() - start
    assert elapsed < 60
