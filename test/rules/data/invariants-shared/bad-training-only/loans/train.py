import pandas as pd
from sklearn.linear_model import LogisticRegression

from loans.schema import Applications


def train(path: str) -> LogisticRegression:
    applications = Applications.validate(pd.read_parquet(path))
    return LogisticRegression().fit(applications[["income", "term_months"]], applications["defaulted"])


if __name__ == "__main__":
    train("data/applications.parquet")
