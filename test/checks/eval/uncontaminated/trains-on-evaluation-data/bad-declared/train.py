import pandas as pd
from sklearn.linear_model import LogisticRegression

recent = pd.read_csv("data/questions_2024.csv")
X = recent.drop(columns=["late"])
y = recent["late"]
clf = LogisticRegression(max_iter=500)
clf.fit(X, y)  # finding
