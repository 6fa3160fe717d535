import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

frame = pd.read_parquet("data/orders.parquet")
X, y = frame[["age"]], frame["late"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=7)
model = LogisticRegression().fit(X_train, y_train)
print(f1_score(y_test, model.predict(X_test), average="macro"))
