import pandera.pandas as pa


class Shipments(pa.DataFrameModel):
    """Shipments as they come from the depot."""
