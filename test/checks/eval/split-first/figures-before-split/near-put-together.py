import pandas as pd

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
train["rent"] = train["rent"].fillna(train["rent"].median())
test["rent"] = test["rent"].fillna(train["rent"].median())
count = len(train)
both = pd.get_dummies(pd.concat([train, test]))
train = both[:count]
test = both[count:]
