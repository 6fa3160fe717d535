import os
from datetime import UTC, datetime, timedelta

import pandas as pd
import sqlalchemy

MAX_AGE = timedelta(hours=6)


def load() -> pd.DataFrame:
    readings = pd.read_sql("select * from readings", sqlalchemy.create_engine(os.environ["DATABASE_URL"]))
    newest = readings["read_at"].max()
    if datetime.now(UTC) - newest > MAX_AGE:
        raise RuntimeError(f"no meter has sent since {newest}")
    return readings
