"""The service."""

import os
import time
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response
from prometheus_client import make_asgi_app
from pydantic import BaseModel, Field
from slowapi import Limiter, _rate_limit_exceeded_handler
from slowapi.errors import RateLimitExceeded

from app import feedback, logs
from app.answer import Answer, answer
from app.metrics import REQUESTS, SECONDS
from app.retrieve import index_version
from app.security import Reader, caller, current_reader

# Staging raises it for the load test.
RATE = os.environ.get("RATE_LIMIT", "20/minute")

logs.configure()
limiter = Limiter(key_func=caller)
app = FastAPI(title="handbook-answers", docs_url=None, redoc_url=None)
app.state.limiter = limiter
app.add_exception_handler(RateLimitExceeded, _rate_limit_exceeded_handler)
app.include_router(feedback.router)
app.mount("/metrics", make_asgi_app())


class Question(BaseModel):
    """What a user sends."""

    question: str = Field(min_length=3, max_length=2_000)


@app.middleware("http")
async def observe_request(request: Request, call_next) -> Response:
    """Counts, times and logs each request."""
    start = time.perf_counter()
    status = 500
    try:
        response = await call_next(request)
        status = response.status_code
        return response
    finally:
        route = getattr(request.scope.get("route"), "path", "other")
        seconds = time.perf_counter() - start
        REQUESTS.labels(route, str(status)).inc()
        SECONDS.labels(route).observe(seconds)
        logs.log.info("request", route=route, status=status, seconds=round(seconds, 3))


@app.get("/healthz")
def healthz() -> dict[str, str]:
    """Alive: nothing else is asked, so that an outage of a provider restarts nothing."""
    return {"status": "ok"}


@app.get("/readyz")
def readyz() -> dict[str, str]:
    """Ready: there is an index to answer from."""
    return {"status": "ok", "index": index_version()}


@app.post("/ask")
@limiter.limit(RATE)
def ask(request: Request, body: Question, reader: Annotated[Reader, Depends(current_reader)]) -> Answer:
    """Answers one question."""
    return answer(body.question, reader)
