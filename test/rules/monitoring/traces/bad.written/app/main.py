from fastapi import FastAPI

from app.service_tracing import set_up_tracing

app = set_up_tracing(FastAPI())


@app.get("/late")
def late():
    return {}
