from fastapi import FastAPI
from opentelemetry import metrics
from opentelemetry.sdk.metrics import MeterProvider

metrics.set_meter_provider(MeterProvider())
requests = metrics.get_meter("parcels").create_counter("requests")
app = FastAPI()


@app.get("/late")
def late():
    requests.add(1)
    return {}
