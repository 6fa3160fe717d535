"""Fits the model on the training weeks, and keeps the run, the model and the reference for drift."""

import json
from pathlib import Path

import joblib
import mlflow
import pandas as pd
from mlflow.models import infer_signature
from sklearn.inspection import permutation_importance

from late_parcels.features import add_features
from late_parcels.model import build
from late_parcels.params import params
from late_parcels.schema import Deliveries
from late_parcels.scores import figures
from late_parcels.split import TRAIN, VALIDATION

MODEL = Path("models/late-parcels.joblib")
RUN = Path("models/run.json")
REFERENCE = Path("drift/reference.csv")
IMPORTANCE = Path("reports/importance.json")


def main() -> None:
    train = Deliveries.validate(pd.read_csv(TRAIN), lazy=True)
    validation = Deliveries.validate(pd.read_csv(VALIDATION), lazy=True)
    settings = params()["model"]

    mlflow.set_experiment("late-parcels")
    with mlflow.start_run() as run:
        mlflow.log_params(settings)
        features = add_features(train)
        model = build(settings["C"], settings["seed"]).fit(features, train["late"])

        score = model.predict_proba(add_features(validation))[:, 1]
        mlflow.log_metrics(figures(validation["late"], score, score >= settings["warn_from"]))
        signature = infer_signature(features, model.predict_proba(features))
        mlflow.sklearn.log_model(model, name="model", signature=signature, input_example=features.head(3))

    for path in (MODEL, REFERENCE, IMPORTANCE):
        path.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, MODEL)
    RUN.write_text(json.dumps({"run_id": run.info.run_id}))
    validation.assign(score=score.round(4)).drop(columns=["parcel_id", "late"]).to_csv(REFERENCE, index=False, date_format="%Y-%m-%d")
    worth = permutation_importance(
        model, add_features(validation), validation["late"], scoring="roc_auc", n_repeats=20, random_state=settings["seed"]
    )
    ranked = sorted(zip(features.columns, worth.importances_mean, strict=True), key=lambda one: -one[1])
    IMPORTANCE.write_text(json.dumps({name: round(float(value), 4) for name, value in ranked}, indent=2) + "\n")


if __name__ == "__main__":
    main()
