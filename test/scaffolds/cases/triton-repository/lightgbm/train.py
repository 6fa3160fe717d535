import lightgbm
import pandas


def main():
    rows = pandas.read_csv("data/parcels.csv")
    model = lightgbm.train({"objective": "regression"}, lightgbm.Dataset(rows.drop(columns=["hours"]), rows["hours"]))
    model.save_model("models/hours.txt")


if __name__ == "__main__":
    main()
