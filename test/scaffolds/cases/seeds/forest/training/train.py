import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier


def main():
    rows = pd.read_csv("data/parcels.csv")
    model = RandomForestClassifier(n_estimators=200).fit(rows[["weight", "zone"]], rows["late"])
    joblib.dump(model, "models/late.joblib")


if __name__ == "__main__":
    main()
