import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression


def prepare_features(frame):
    return frame.assign(heavy=frame.weight > 30)


frame = pd.read_csv("data/parcels.csv")
joblib.dump(LogisticRegression().fit(prepare_features(frame), frame.late), "model.joblib")
