import pandas as pd
from sklearn.linear_model import LogisticRegression

train = pd.read_csv("data/train.csv")
test = pd.read_csv("data/test.csv")
model = LogisticRegression().fit(train[["age"]], train["late"])
print(model.score(test[["age"]], test["late"]))
