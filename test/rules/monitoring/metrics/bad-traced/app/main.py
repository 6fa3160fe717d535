from fastapi import FastAPI
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from prometheus_client import Counter, make_asgi_app

trace.set_tracer_provider(TracerProvider())
tracer = trace.get_tracer("parcels")
app = FastAPI()
app.mount("/metrics", make_asgi_app())
REQUESTS = Counter("parcels_requests_total", "Requests.")


@app.get("/late")
def late():
    REQUESTS.inc()
    with tracer.start_as_current_span("late"):
        return {}
