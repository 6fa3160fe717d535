"""Trains the model, logs the run and writes the artefact that the API loads."""

from __future__ import annotations

import argparse
from pathlib import Path

import joblib
import mlflow
from sklearn.model_selection import train_test_split

from churn.features import TARGET, load_customers
from churn.model import SEED, evaluate, fit


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="data/customers.csv")
    parser.add_argument("--output", default="artifacts/model.joblib")
    arguments = parser.parse_args()

    customers = load_customers(arguments.data)
    train, test = train_test_split(
        customers, test_size=0.25, random_state=SEED, stratify=customers[TARGET]
    )
    with mlflow.start_run():
        pipeline = fit(train)
        metrics = evaluate(pipeline, test)
        mlflow.log_params({"model": "gradient boosting", "seed": SEED, "rows": len(train)})
        mlflow.log_metrics(metrics)

    Path(arguments.output).parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(pipeline, arguments.output)
    print(metrics)


if __name__ == "__main__":
    main()
