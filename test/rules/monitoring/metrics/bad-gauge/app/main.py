from fastapi import FastAPI
from prometheus_client import Counter, Histogram, make_asgi_app

from app.drift import DISTANCE

app = FastAPI()
app.mount("/metrics", make_asgi_app())
REQUESTS = Counter("parcels_requests_total", "Requests.")
LATENCY = Histogram("parcels_seconds", "Seconds.")


@app.get("/late")
def late():
    REQUESTS.inc()
    DISTANCE.labels(feature="weight").set(0)
    return {}
