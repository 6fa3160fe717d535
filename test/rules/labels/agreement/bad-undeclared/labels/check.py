import pandas as pd
from sklearn.metrics import cohen_kappa_score

frame = pd.read_csv("labels/twice.csv")
annotator_a, annotator_b = frame["a"], frame["b"]
print(cohen_kappa_score(annotator_a, annotator_b))
