from pathlib import Path

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

frame = pd.read_csv(Path("data/train/parcels.csv"))
model = LogisticRegression().fit(frame[["weight"]], frame["late"])
joblib.dump(model, "models/model.joblib")
