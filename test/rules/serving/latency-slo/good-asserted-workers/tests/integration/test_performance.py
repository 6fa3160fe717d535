import time
from concurrent.futures import ThreadPoolExecutor

from app.main import late


def test_fifty_parcels_at_once():
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=10) as pool:
        answers = list(pool.map(late, range(50)))
    duration = time.perf_counter() - start
    assert len(answers) == 50
    assert duration < 60
