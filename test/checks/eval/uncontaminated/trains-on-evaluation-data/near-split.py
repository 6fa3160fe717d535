import pandas as pd
from sklearn.linear_model import LogisticRegression

from sklearn.model_selection import train_test_split

rows = pd.read_csv("data/ab_test.csv")
train, rest = train_test_split(rows, random_state=1)
model = LogisticRegression().fit(train[["age"]], train["late"])
