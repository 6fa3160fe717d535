import pandera.pandas as pa


class Applications(pa.DataFrameModel):
    income: float = pa.Field(ge=0)
    term_months: int = pa.Field(gt=0, le=480)
