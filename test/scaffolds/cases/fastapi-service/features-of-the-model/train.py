import pickle

import pandas as pd
from sklearn.linear_model import Ridge


def main():
    rows = pd.read_csv("data/parcels.csv")
    hours = rows.pop("hours")
    model = Ridge().fit(rows, hours)
    with open("hours.pkl", "wb") as file:
        pickle.dump(model, file)


if __name__ == "__main__":
    main()
