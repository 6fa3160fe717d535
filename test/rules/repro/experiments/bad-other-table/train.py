import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

frame = pd.read_csv("data/parcels.csv")
train, test = train_test_split(frame, random_state=3)
model = LogisticRegression()
model.fit(train[["weight"]], train["late"])
