import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

visits = pd.read_csv("visits.csv")
# Each row is filled from itself, each gap by a constant, and a range is only printed.
scores = visits[["first", "second", "third"]].apply(lambda row: row.fillna(row.mean()), axis=1)
scores["late"] = visits.groupby("clinic")["late"].transform(lambda minutes: minutes.fillna(0))
scores.loc[scores["late"] < 0, "late"] = 0
print(scores["late"].max() - scores["late"].min())

X_train, X_test, y_train, y_test = train_test_split(scores, visits["came"], random_state=0)
print(LogisticRegression().fit(X_train, y_train).score(X_test, y_test))
