import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge

df = pd.read_csv("loans.csv")
X, y = df.drop(columns=["y"]), df["y"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
judged = Ridge().fit(X_train, y_train)
shipped = Ridge().fit(X, y)
print(judged.score(X_test, y_test))
