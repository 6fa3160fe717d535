import pandas
from xgboost import XGBClassifier


def main():
    rows = pandas.read_csv("data/parcels.csv")
    model = XGBClassifier()
    model.fit(rows[["weight", "distance"]], rows["late"])
    model.save_model("models/late.ubj")


if __name__ == "__main__":
    main()
