from fastapi import FastAPI
from prometheus_client import Counter, make_asgi_app

app = FastAPI()
app.mount("/metrics", make_asgi_app())
REQUESTS = Counter("parcels_requests_total", "Requests.")


@app.get("/late")
def late():
    REQUESTS.inc()
    return {}
