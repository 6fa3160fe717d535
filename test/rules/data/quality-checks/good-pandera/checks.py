import pandera as pa

schema = pa.DataFrameSchema({"weight": pa.Column(float, pa.Check.gt(0))})


def load(frame):
    return schema.validate(frame)
