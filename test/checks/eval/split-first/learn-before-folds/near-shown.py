import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

df = pd.read_csv("genes.csv")
X, y = df.drop(columns=["ill"]), df["ill"]
selector = SelectKBest(f_classif, k=20).fit(X, y)
print(X.columns[selector.get_support()])
print(cross_val_score(LogisticRegression(), X, y, cv=5).mean())
