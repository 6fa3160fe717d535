import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge
import joblib

df = pd.read_csv("loans.csv")
X, y = df.drop(columns=["y"]), df["y"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
model = Ridge()
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
model.fit(X, y)
joblib.dump(model, "model.joblib")
