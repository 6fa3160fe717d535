from prometheus_client import Counter, Histogram

REQUESTS = Counter("parcels_requests_total", "Requests, by outcome.", ["outcome"])
LATENCY = Histogram("parcels_seconds", "Seconds to an answer.")


def count(outcome: str):
    REQUESTS.labels(outcome).inc()
