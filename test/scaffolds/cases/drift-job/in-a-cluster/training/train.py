import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def main():
    rows = pd.read_csv("data/customers.csv")
    train, test = train_test_split(rows, random_state=7)
    test.to_csv("data/test.csv")
    model = LogisticRegression().fit(train[["age", "visits"]], train["churn"])
    joblib.dump(model, "models/churn.joblib")


if __name__ == "__main__":
    main()
