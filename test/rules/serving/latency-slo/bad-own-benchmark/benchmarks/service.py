import time
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles

import httpx


def timed(question: str) -> float:
    started = time.perf_counter()
    httpx.post("http://localhost:8000/answer", json={"question": question}).raise_for_status()
    return time.perf_counter() - started


def burst(questions: list[str], concurrent_users: int = 5) -> dict[str, float]:
    with ThreadPoolExecutor(max_workers=concurrent_users) as pool:
        took = sorted(pool.map(timed, questions))
    return {"p95": quantiles(took, n=20)[18], "longest": took[-1]}
