import joblib
import pandas as pd
from sklearn.metrics import f1_score

frame = pd.read_csv("evals/holdout.csv")
frame["predicted"] = joblib.load("model.joblib").predict(frame)
for region, part in frame.groupby("region"):
    print(region, f1_score(part["repaid"], part["predicted"]))
