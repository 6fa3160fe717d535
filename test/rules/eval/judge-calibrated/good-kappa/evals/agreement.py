import pandas as pd
from sklearn.metrics import cohen_kappa_score

frame = pd.read_parquet("evals/graded.parquet")
kappa = cohen_kappa_score(frame["human"], frame["judge"])
assert kappa >= 0.6, kappa
