import time

from app.main import late


def main(weights: list[float]) -> dict[str, float]:
    took = []
    for weight in weights:
        started = time.perf_counter()
        late(weight)
        took.append((time.perf_counter() - started) * 1000)
    took.sort()
    return {"p50_ms": took[len(took) // 2], "p95_ms": took[int(len(took) * 0.95)]}


print(main([1.0, 5.0, 25.0]))
