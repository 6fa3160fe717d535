import pandas as pd
import xgboost as xgb  # finding


def train(path):
    rows = pd.read_csv(path)
    return xgb.XGBClassifier().fit(rows.drop(columns="late"), rows["late"])
