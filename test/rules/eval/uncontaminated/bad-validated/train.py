import pandas as pd
import pandera.pandas as pa
from lightgbm import LGBMClassifier

customers = pa.DataFrameSchema({"months": pa.Column(int, pa.Check.ge(0)), "left": pa.Column(int)})


def train():
    frame = customers.validate(pd.read_csv("data/golden.csv"), lazy=True)
    return LGBMClassifier().fit(frame[["months"]], frame["left"])
