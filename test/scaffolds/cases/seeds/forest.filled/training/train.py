import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

from training.seeds import SEED, seed_everything


def main():
    seed_everything()
    rows = pd.read_csv("data/parcels.csv")
    model = RandomForestClassifier(n_estimators=200, random_state=SEED).fit(rows[["weight", "zone"]], rows["late"])
    joblib.dump(model, "models/late.joblib")


if __name__ == "__main__":
    main()
