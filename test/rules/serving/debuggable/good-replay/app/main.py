from asgi_correlation_id import CorrelationIdMiddleware
from fastapi import FastAPI

app = FastAPI()
app.add_middleware(CorrelationIdMiddleware)


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}
