import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

frame = pd.read_csv("customers.csv")
model = LogisticRegression().fit(frame.drop(columns="churned"), frame["churned"])
joblib.dump(model, "model.joblib")
