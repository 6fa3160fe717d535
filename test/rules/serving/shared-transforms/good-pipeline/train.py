import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

frame = pd.read_csv("data/parcels.csv")
pipeline = make_pipeline(StandardScaler(), LogisticRegression())
joblib.dump(pipeline.fit(frame[["weight"]], frame.late), "model.joblib")
