import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge

df = pd.read_csv("loans.csv")
X, y = df.drop(columns=["y"]), df["y"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
model = Ridge().fit(X, y)
print(model.predict(X_test.head(1)))
