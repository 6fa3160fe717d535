import pandas as pd
from sklearn.linear_model import LogisticRegression



def train(path: str) -> LogisticRegression:
    applications = pd.read_parquet(path)
    return LogisticRegression().fit(applications[["income", "term_months"]], applications["defaulted"])


if __name__ == "__main__":
    train("data/applications.parquet")
