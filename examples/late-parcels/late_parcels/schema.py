"""What a parcel may look like. Training, requests and the drift job all check against this one schema."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

DEPOTS = ["harbour", "hillside", "north", "south"]
SERVICES = ["express", "standard"]


class Parcels(pa.DataFrameModel):
    """The features, as they are known when the parcel leaves the first depot."""

    depot: Series[str] = pa.Field(isin=DEPOTS)
    service: Series[str] = pa.Field(isin=SERVICES)
    distance_km: Series[float] = pa.Field(gt=0, le=1500, coerce=True)
    handovers: Series[int] = pa.Field(ge=1, le=12, coerce=True)
    depot_load: Series[float] = pa.Field(ge=0, le=2, coerce=True)
    rain_mm: Series[float] = pa.Field(ge=0, le=200, coerce=True)


class Deliveries(Parcels):
    """Parcels whose outcome is known."""

    parcel_id: Series[str] = pa.Field(unique=True)
    promised_on: Series[pd.Timestamp] = pa.Field(coerce=True)
    late: Series[int] = pa.Field(isin=[0, 1], coerce=True)
