import pandas as pd
import xgboost as xgb  # roadworthy: ignore[repro/dependencies] -- the base image brings it

model = xgb.XGBClassifier().fit(pd.read_csv("rows.csv"), [])
