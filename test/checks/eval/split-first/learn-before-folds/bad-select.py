import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

df = pd.read_csv("genes.csv")
X, y = df.drop(columns=["ill"]), df["ill"]
X_best = SelectKBest(f_classif, k=20).fit_transform(X, y)  # finding
print(cross_val_score(LogisticRegression(), X_best, y, cv=5).mean())
