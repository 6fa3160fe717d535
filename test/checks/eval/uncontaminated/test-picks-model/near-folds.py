import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

df = pd.read_csv("loans.csv")
X, y = df.drop(columns=["y"]).values, df["y"].values
best_score = 0
for train, test in StratifiedKFold(5).split(X, y):
    model = LogisticRegression().fit(X[train], y[train])
    score = f1_score(y[test], model.predict(X[test]))
    if score > best_score:
        best_score = score
