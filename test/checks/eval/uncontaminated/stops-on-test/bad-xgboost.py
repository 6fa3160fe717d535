import pandas as pd
from sklearn.model_selection import train_test_split
import xgboost as xgb
from sklearn.metrics import roc_auc_score


def train(path):
    df = pd.read_csv(path)
    X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
    model = xgb.XGBClassifier(n_estimators=2000, early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_train, y_train), (X_test, y_test)], verbose=False)  # finding
    return roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
