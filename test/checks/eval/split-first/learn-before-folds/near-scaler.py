import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("genes.csv")
X = StandardScaler().fit_transform(df.drop(columns=["ill"]))
print(cross_val_score(LogisticRegression(), X, df["ill"], cv=5).mean())
