from fastapi import FastAPI
from prometheus_client import Counter, Histogram, make_asgi_app

app = FastAPI()
app.mount("/metrics", make_asgi_app())
REQUESTS = Counter("parcels_requests_total", "Requests, by outcome.", ["outcome"])
LATENCY = Histogram("parcels_seconds", "Seconds to an answer.")


@app.get("/late")
def late():
    with LATENCY.time():
        REQUESTS.labels("ok").inc()
    return {}
