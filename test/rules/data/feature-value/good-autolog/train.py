import lightgbm as lgb
import mlflow
import mlflow.lightgbm
import pandas as pd

mlflow.lightgbm.autolog()
frame = pd.read_csv("parcels.csv")
lgb.train({"objective": "binary"}, lgb.Dataset(frame[["weight"]], label=frame["late"]))
