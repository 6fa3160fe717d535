import pandas as pd
from sklearn.model_selection import train_test_split
import xgboost as xgb

df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
model = xgb.XGBClassifier(early_stopping_rounds=20)
model.fit(X_train, y_train, eval_set=[(X_test, y_test)])
model.save_model("model.json")
