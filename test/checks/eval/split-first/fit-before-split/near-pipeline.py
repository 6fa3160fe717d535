import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("loans.csv")
X, y = df.drop(columns=["y"]), df["y"]
model = make_pipeline(StandardScaler(), Ridge())
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=7)
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
model.fit(X, y)
