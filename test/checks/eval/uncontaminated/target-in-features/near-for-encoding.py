import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge

df = pd.read_csv("houses.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["zone", "price"]], df["price"], random_state=1)
means = X_train.groupby("zone")["price"].mean()
X_train = X_train[["zone"]]
model = Ridge().fit(X_train, y_train)
