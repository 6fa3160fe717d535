import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

from features import prepare_features

frame = pd.read_csv("data/parcels.csv")
joblib.dump(LogisticRegression().fit(prepare_features(frame), frame.late), "model.joblib")
