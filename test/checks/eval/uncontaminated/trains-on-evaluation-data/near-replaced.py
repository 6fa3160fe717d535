import pandas as pd
from sklearn.linear_model import LogisticRegression

data = pd.read_csv("data/test.csv")
print(len(data))
data = pd.read_csv("data/train.csv")
model = LogisticRegression().fit(data[["age"]], data["late"])
