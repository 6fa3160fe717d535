import argparse
import math
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def took(url: str) -> float:
    started = time.perf_counter()
    urlopen(url, timeout=30).read()
    return (time.perf_counter() - started) * 1000


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--requests", type=int, default=50)
    parser.add_argument("--concurrency", type=int, default=2)
    parser.add_argument("--max-p95-ms", type=float, default=1500)
    given = parser.parse_args()
    with ThreadPoolExecutor(max_workers=given.concurrency) as pool:
        times = list(pool.map(took, [given.url] * given.requests))
    return 1 if percentile(times, 0.95) > given.max_p95_ms else 0


raise SystemExit(main())
