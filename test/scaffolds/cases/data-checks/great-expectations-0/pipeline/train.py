import pandas as pd
from sklearn.linear_model import LogisticRegression


def main():
    rows = pd.read_csv("data/loans.csv")
    LogisticRegression().fit(rows[["age", "amount"]], rows["repaid"])


if __name__ == "__main__":
    main()
