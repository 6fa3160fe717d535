import statistics
import time

from fastapi.testclient import TestClient

from app.main import app


def test_answers_in_time():
    client = TestClient(app)
    taken = []
    for _ in range(200):
        start = time.perf_counter()
        client.post("/late", params={"weight": 3})
        taken.append(time.perf_counter() - start)
    p95 = statistics.quantiles(taken, n=20)[-1]
    assert p95 < 0.5
