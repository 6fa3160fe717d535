import joblib
import pandas as pd
from sklearn.metrics import classification_report

frame = pd.read_csv("evals/holdout.csv")
loss_per_epoch = []
print(classification_report(frame["repaid"], joblib.load("model.joblib").predict(frame)))
print(frame.groupby("repaid").size())
