import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

df = pd.read_csv("genes.csv")
X, y = df.drop(columns=["ill"]), df["ill"]
model = make_pipeline(SelectKBest(f_classif, k=20), LogisticRegression())
print(cross_val_score(model, X, y, cv=5).mean())
