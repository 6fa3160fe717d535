import json

import joblib
import pandas as pd
from sklearn.metrics import recall_score

frame = pd.read_csv("data/test/parcels.csv")
model = joblib.load("models/model.joblib")
figures = {"recall": recall_score(frame["late"], model.predict(frame[["weight"]]))}
with open("results/metrics.json", "w") as file:
    json.dump(figures, file)
