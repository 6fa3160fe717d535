import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

FEATURES = ["weight", "distance"]


def main():
    rows = pd.read_csv("data/parcels.csv")
    X = rows[FEATURES]
    model = LogisticRegression().fit(X, rows["late"])
    joblib.dump(model, "models/late.joblib")


if __name__ == "__main__":
    main()
