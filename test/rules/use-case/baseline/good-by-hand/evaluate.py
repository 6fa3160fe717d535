import joblib
import pandas as pd
from sklearn.metrics import roc_auc_score

frame = pd.read_csv("data/test.csv")
model = joblib.load("models/model.joblib")
dummy_probs = [0 for _ in range(len(frame))]
print("dummy", roc_auc_score(frame["late"], dummy_probs))
print("model", roc_auc_score(frame["late"], model.predict_proba(frame[["weight"]])[:, 1]))
