"""The service: says for one parcel how likely it comes late, and takes back what dispatchers make of it."""

import math
import time
import uuid
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import mlflow
import pandas as pd
import structlog
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.security import APIKeyHeader
from opentelemetry import trace
from pandera.errors import SchemaError
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel, Field
from sqlalchemy.exc import IntegrityError

from late_parcels import store, telemetry
from late_parcels.features import add_features
from late_parcels.params import params
from late_parcels.schema import Parcels
from late_parcels.settings import Settings

log = structlog.get_logger()
tracer = trace.get_tracer("late_parcels")

NOTICE = "Worked out by a statistical model from depot load, weather and route. It misses about one late parcel in four; you decide."


class Parcel(BaseModel):
    """One parcel, when it leaves the first depot. Ranges are those of `Parcels`; here it is refused early."""

    parcel_id: str = Field(pattern=r"^p\d{5,12}$")
    depot: str
    service: str
    distance_km: float = Field(gt=0, le=1500, allow_inf_nan=False)
    handovers: int = Field(ge=1, le=12)
    depot_load: float = Field(ge=0, le=2, allow_inf_nan=False)
    rain_mm: float = Field(ge=0, le=200, allow_inf_nan=False)


class Warned(BaseModel):
    prediction_id: str
    score: float
    late: bool
    model: str
    notice: str = NOTICE


class Verdict(BaseModel):
    prediction_id: str = Field(max_length=36)
    useful: bool
    reason: str = Field(pattern="^(rerouted|no_time|wrong|known_before)$")


@asynccontextmanager
async def lifespan(app: FastAPI):
    telemetry.start()
    app.state.settings = Settings()
    app.state.engine = store.connect(app.state.settings.database_url)
    store.make_tables(app.state.engine)
    app.state.model = mlflow.sklearn.load_model(app.state.settings.model_uri)
    app.state.warn_from = params()["model"]["warn_from"]
    yield


app = FastAPI(title="Late parcels", lifespan=lifespan)


@app.middleware("http")
async def observe(request: Request, call_next):
    request_id = request.headers.get("x-request-id", str(uuid.uuid4()))
    structlog.contextvars.bind_contextvars(request_id=request_id)
    started = time.perf_counter()
    status = 500
    try:
        response = await call_next(request)
        status = response.status_code
        response.headers["x-request-id"] = request_id
        return response
    finally:
        route = getattr(request.scope.get("route"), "path", "unknown")
        seconds = time.perf_counter() - started
        telemetry.REQUESTS.labels(route, status).inc()
        telemetry.SECONDS.labels(route).observe(seconds)
        log.info("request", route=route, status=status, seconds=round(seconds, 4))
        structlog.contextvars.clear_contextvars()


def require_api_key(request: Request, key: str | None = Depends(APIKeyHeader(name="x-api-key", auto_error=False))) -> str:
    caller = request.app.state.settings.callers().get(key or "")
    if caller is None:
        raise HTTPException(401, "Unknown key")
    return caller


@app.post("/predict")
def predict(parcel: Parcel, request: Request, caller: str = Depends(require_api_key)) -> Warned:
    state = request.app.state
    given = parcel.model_dump(exclude={"parcel_id"})
    try:
        checked = Parcels.validate(pd.DataFrame([given]))
    except SchemaError as error:
        raise HTTPException(422, f"{error.schema.name}: not among the known values") from error
    with tracer.start_as_current_span("predict", attributes={"depot": parcel.depot, "model": state.settings.model_uri}):
        score = float(state.model.predict_proba(add_features(checked))[0, 1])
    if not math.isfinite(score):
        raise HTTPException(500, "The model gave no number")
    warned = score >= state.warn_from
    prediction_id = str(uuid.uuid4())
    store.keep(
        state.engine,
        store.predictions,
        id=prediction_id,
        at=datetime.now(UTC),
        parcel_id=parcel.parcel_id,
        model_uri=state.settings.model_uri,
        features=given,
        score=score,
        warned=warned,
    )
    telemetry.PREDICTIONS.labels(parcel.depot, warned).inc()
    log.info("prediction", prediction_id=prediction_id, caller=caller, score=round(score, 4), warned=warned)
    return Warned(prediction_id=prediction_id, score=round(score, 4), late=warned, model=state.settings.model_uri)


@app.post("/feedback", status_code=204)
def give_feedback(verdict: Verdict, request: Request, caller: str = Depends(require_api_key)) -> None:
    if store.find(request.app.state.engine, verdict.prediction_id) is None:
        raise HTTPException(404, "No such prediction")
    try:
        store.keep(request.app.state.engine, store.feedback, at=datetime.now(UTC), **verdict.model_dump())
    except IntegrityError as error:
        raise HTTPException(409, "Already said") from error


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/metrics", include_in_schema=False)
def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
