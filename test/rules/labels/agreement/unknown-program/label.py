import pandas as pd
from snorkel.labeling import PandasLFApplier
from snorkel.labeling.model import LabelModel
from sklearn.linear_model import LogisticRegression

from parcels.rules import RULES

parcels = pd.read_parquet("parcels.parquet")
votes = PandasLFApplier(RULES).apply(parcels)
model = LabelModel(cardinality=2)
model.fit(votes, seed=7)
LogisticRegression().fit(parcels[["weight", "distance"]], model.predict(votes))
