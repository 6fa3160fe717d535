import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

df = pd.read_csv("fraud.csv")
X, y = df.drop(columns=["fraud"]), df["fraud"]
scores = []
for train, test in KFold(5).split(X):
    X_more, y_more = SMOTE().fit_resample(X.iloc[train], y.iloc[train])
    scores.append(LogisticRegression().fit(X_more, y_more).score(X.iloc[test], y.iloc[test]))
