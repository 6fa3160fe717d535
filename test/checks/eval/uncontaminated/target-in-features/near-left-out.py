import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge

df = pd.read_csv("houses.csv")
columns = ["rooms", "area", "price"]
X = df[columns].drop(columns=["price"])
y = df["price"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
model = Ridge().fit(X_train, y_train)
