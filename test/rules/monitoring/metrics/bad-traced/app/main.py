from fastapi import FastAPI
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from prometheus_client import CollectorRegistry, Counter, make_asgi_app

trace.set_tracer_provider(TracerProvider())
tracer = trace.get_tracer("parcels")
app = FastAPI()
REGISTRY = CollectorRegistry()
app.mount("/metrics", make_asgi_app(REGISTRY))
REQUESTS = Counter("parcels_requests_total", "Requests.", registry=REGISTRY)


@app.get("/late")
def late():
    REQUESTS.inc()
    with tracer.start_as_current_span("late"):
        return {}
