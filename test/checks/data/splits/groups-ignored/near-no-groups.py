import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold, cross_val_score, cross_validate

df = pd.read_csv("scans.csv")
X, y, groups = df.drop(columns=["ill", "patient"]), df["ill"], df["patient"]
for train, test in KFold(5).split(X, y):
    print(len(train), len(test))
