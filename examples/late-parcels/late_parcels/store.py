"""Predictions, what dispatchers said of them, and outcomes. Rows of predictions hold no names and no addresses."""

from datetime import datetime

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Engine, Float, MetaData, String, Table, create_engine, select

metadata = MetaData()

predictions = Table(
    "predictions",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", DateTime(timezone=True), index=True, nullable=False),
    Column("parcel_id", String, index=True, nullable=False),
    Column("model_uri", String, nullable=False),
    Column("features", JSON, nullable=False),
    Column("score", Float, nullable=False),
    Column("warned", Boolean, nullable=False),
)
feedback = Table(
    "feedback",
    metadata,
    Column("prediction_id", String, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("useful", Boolean, nullable=False),
    Column("reason", String, nullable=False),
)
# Written by the scan system when a parcel is handed over; this project only reads it.
deliveries = Table(
    "deliveries",
    metadata,
    Column("parcel_id", String, primary_key=True),
    Column("promised_on", Date, nullable=False),
    Column("delivered_on", Date, nullable=False),
    Column("features", JSON, nullable=False),
)


def connect(url: str) -> Engine:
    return create_engine(url, pool_pre_ping=True)


def make_tables(engine: Engine) -> None:
    metadata.create_all(engine, tables=[predictions, feedback])


def forget(engine: Engine, before: datetime) -> int:
    """Deletes old predictions and what was said of them; gives how many predictions went."""
    old = select(predictions.c.id).where(predictions.c.at < before)
    with engine.begin() as connection:
        connection.execute(feedback.delete().where(feedback.c.prediction_id.in_(old)))
        return connection.execute(predictions.delete().where(predictions.c.at < before)).rowcount


def keep(engine: Engine, table: Table, **row) -> None:
    with engine.begin() as connection:
        connection.execute(table.insert().values(**row))


def find(engine: Engine, prediction_id: str):
    with engine.connect() as connection:
        return connection.execute(select(predictions).where(predictions.c.id == prediction_id)).mappings().first()


def since(engine: Engine, day: datetime) -> list[dict]:
    """Predictions since a day, each with its outcome and what was said of it, where known."""
    joined = predictions.outerjoin(deliveries, deliveries.c.parcel_id == predictions.c.parcel_id).outerjoin(
        feedback, feedback.c.prediction_id == predictions.c.id
    )
    columns = [*predictions.c, deliveries.c.promised_on, deliveries.c.delivered_on, feedback.c.useful]
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(select(*columns).select_from(joined).where(predictions.c.at >= day)).mappings()]
