import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge

df = pd.read_csv("prices.csv")
X = df[["open", "close"]]
y = df["close"].shift(-1)
X_train, X_test, y_train, y_test = train_test_split(X, y, shuffle=False)
model = Ridge().fit(X_train, y_train)
