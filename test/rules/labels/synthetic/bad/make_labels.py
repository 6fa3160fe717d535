import pandas as pd
from snorkel.labeling.model import LabelModel

label_model = LabelModel(cardinality=2)
label_model.fit(pd.read_parquet("votes.parquet").values)
