import pandas as pd
from sklearn.linear_model import LogisticRegression

train = pd.read_csv("data/train.csv")
LogisticRegression().fit(train[["weight"]], train["late"])
