import pandas as pd
from sklearn.model_selection import train_test_split
import xgboost as xgb

df = pd.read_csv("loans.csv")
train, val = train_test_split(df, random_state=1)
test = pd.read_csv("unseen.csv")
model = xgb.XGBClassifier(early_stopping_rounds=20)
model.fit(train.drop(columns=["y"]), train["y"], eval_set=[(val.drop(columns=["y"]), val["y"])])
print(model.score(test.drop(columns=["y"]), test["y"]))
