"""Brings the deliveries of the last 30 weeks from the scan system into data/parcels.csv, for training."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
from sqlalchemy import select

from late_parcels import store
from late_parcels.schema import Deliveries
from late_parcels.settings import Settings
from late_parcels.split import DATA

MAX_AGE = timedelta(days=3)


def check_age(newest: date, today: date) -> None:
    if today - newest > MAX_AGE:
        raise ValueError(f"the newest delivery is of {newest}; the scan system has stopped sending")


def main() -> None:
    today = datetime.now(UTC).date()
    columns = store.deliveries.c
    query = select(store.deliveries).where(columns.promised_on >= today - timedelta(weeks=30)).order_by(columns.promised_on, columns.parcel_id)
    with store.connect(Settings().database_url).connect() as connection:
        rows = connection.execute(query).mappings().all()
    check_age(max(row["delivered_on"] for row in rows), today)
    frame = pd.DataFrame(
        [
            {
                "parcel_id": row["parcel_id"],
                "promised_on": row["promised_on"],
                **row["features"],
                # docs/labels.md: late is handed over on a day after the promised one.
                "late": int(row["delivered_on"] > row["promised_on"]),
            }
            for row in rows
        ]
    )
    Deliveries.validate(frame, lazy=True).to_csv(DATA, index=False, date_format="%Y-%m-%d")


if __name__ == "__main__":
    main()
