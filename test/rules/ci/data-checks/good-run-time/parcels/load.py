import pandas as pd
import pandera as pa

schema = pa.DataFrameSchema({"weight": pa.Column(float, pa.Check.gt(0))})


def load():
    return schema.validate(pd.read_csv("data/parcels.csv"))
