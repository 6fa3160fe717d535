import pandas as pd
from sklearn.metrics import f1_score

real = pd.read_csv("labels/people.csv")
made = pd.read_csv("labels/made.csv")
assert f1_score(real["label"], made["label"], average="macro") > 0.85
