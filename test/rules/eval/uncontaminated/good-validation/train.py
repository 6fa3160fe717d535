import pandas as pd
import xgboost

train = pd.read_csv("data/train.csv")
holdout = pd.read_csv("data/test.csv")
both = pd.concat([train, holdout])
plans = both["plan"].astype("category")
train = both[: len(train)]
model = xgboost.XGBClassifier()
model.fit(train[["months"]], train["left"], eval_set=[(holdout[["months"]], holdout["left"])])
