import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

train = pd.read_csv("data/customers.csv")
test = pd.read_csv("data/latest.csv")
columns = ["months", "plan", "calls"]
model = LogisticRegression().fit(train[columns], train["left"])
print(model.score(test[columns], test["left"]))
joblib.dump(model, "model.joblib")
