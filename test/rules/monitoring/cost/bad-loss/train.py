import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from losses import costs_of
frame = pd.read_csv("data/parcels.csv")
frame["cost"] = costs_of(frame)
train, test = train_test_split(frame, random_state=3)
model = LogisticRegression()
model.fit(train[["weight"]], train["late"])
