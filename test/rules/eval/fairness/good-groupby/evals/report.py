import joblib
import pandas as pd
from sklearn.metrics import recall_score

frame = pd.read_csv("evals/holdout.csv")
frame["predicted"] = joblib.load("model.joblib").predict(frame)
print(frame.groupby("gender").apply(lambda part: recall_score(part["repaid"], part["predicted"])))
