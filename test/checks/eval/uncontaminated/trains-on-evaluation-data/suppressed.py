import pandas as pd
from sklearn.linear_model import LogisticRegression

test = pd.read_csv("data/test.csv")
model = LogisticRegression()
model.fit(test[["age"]], test["late"])  # roadworthy: ignore[eval/uncontaminated] -- measures how well test rows can be told apart
