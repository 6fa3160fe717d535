import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

if __name__ == "__main__":
    rows = pd.read_csv("data/parcels.csv")
    joblib.dump(LogisticRegression().fit(rows[["weight"]], rows["late"]), "models/late.joblib")
