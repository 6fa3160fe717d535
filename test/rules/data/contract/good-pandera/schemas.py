import pandera.pandas as pa
from pandera.typing import Series


class Shipments(pa.DataFrameModel):
    shipment_id: Series[str] = pa.Field(unique=True)
    weight_kg: Series[float] = pa.Field(ge=0)
