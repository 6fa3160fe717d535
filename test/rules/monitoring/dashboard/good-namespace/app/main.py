from fastapi import FastAPI
from prometheus_client import Counter, Histogram, make_asgi_app

app = FastAPI()
app.mount("/metrics", make_asgi_app())
REQUESTS = Counter("requests_total", "Requests, by outcome.", ["outcome"], namespace="parcels")
LATENCY = Histogram("seconds", "Seconds to an answer.", namespace="parcels")


@app.get("/late")
def late():
    with LATENCY.time():
        REQUESTS.labels("ok").inc()
    return {}
