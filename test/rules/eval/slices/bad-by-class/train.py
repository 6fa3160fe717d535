import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

frame = pd.read_csv("data/applicants.csv")
model = RandomForestClassifier(random_state=7).fit(frame.drop(columns=["repaid"]), frame["repaid"])
joblib.dump(model, "model.joblib")
