import lightgbm as lgb
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("loans.csv")
X_tr, X_va, y_tr, y_va = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
model = lgb.train(
    {"objective": "binary", "metric": "auc", "seed": 1},
    lgb.Dataset(X_tr, label=y_tr),
    valid_sets=[lgb.Dataset(X_va, label=y_va)],
    callbacks=[lgb.early_stopping(20)],
)
print("validation", roc_auc_score(y_va, model.predict(X_va)))
