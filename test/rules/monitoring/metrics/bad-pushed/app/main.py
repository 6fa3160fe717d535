from fastapi import FastAPI
from langfuse import observe
from prometheus_client import Counter, Histogram

app = FastAPI()
REQUESTS = Counter("parcels_requests_total", "Requests, by outcome.", ["outcome"])
LATENCY = Histogram("parcels_seconds", "Seconds to an answer.")


@app.get("/late")
@observe()
def late():
    with LATENCY.time():
        REQUESTS.labels("ok").inc()
    return {}
