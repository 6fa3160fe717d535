import pandas as pd
from sklearn.linear_model import LogisticRegression

test = pd.read_csv("data/test.csv")
model = LogisticRegression()
model.fit(test[["age", "income"]], test["late"])  # finding
