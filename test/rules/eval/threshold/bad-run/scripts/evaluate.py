import joblib
import pandas as pd
from sklearn.metrics import roc_auc_score

frame = pd.read_csv("data/held_out.csv")
print(roc_auc_score(frame["late"], joblib.load("model.joblib").predict_proba(frame[["weight"]])[:, 1]))
