import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold, cross_val_score, cross_validate

df = pd.read_csv("scans.csv")
X, y, groups = df.drop(columns=["ill", "patient"]), df["ill"], df["patient"]
print(cross_val_score(LogisticRegression(), X, y, groups=groups, cv=5))  # roadworthy: ignore[data/splits] -- one scan a patient
