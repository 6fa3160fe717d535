"""Judges the model on the holdout weeks, beside a rule of thumb. Exits with 1 when a mark is missed: this is the gate."""

import json
import sys
from pathlib import Path

import joblib
import pandas as pd

from late_parcels.features import add_features
from late_parcels.params import params
from late_parcels.schema import Deliveries
from late_parcels.scores import figures
from late_parcels.split import HOLDOUT
from late_parcels.train import MODEL

RESULTS = Path("evals/results.json")
BASELINE = Path("evals/baseline.json")


def baseline(parcels: pd.DataFrame) -> pd.Series:
    """What dispatchers did before: call a parcel late when its depot is over capacity or it changes hands four times."""
    return ((parcels["depot_load"] > 1) | (parcels["handovers"] >= 4)).astype(int)


def evaluate(model, holdout: pd.DataFrame, warn_from: float) -> dict:
    judged = holdout.assign(score=model.predict_proba(add_features(holdout))[:, 1])
    judged["warned"] = judged["score"] >= warn_from
    result: dict = {"cases": len(judged), "metrics": figures(judged["late"], judged["score"], judged["warned"])}
    for column in ("depot", "service"):
        result[f"by_{column}"] = {name: figures(part["late"], part["score"], part["warned"]) for name, part in judged.groupby(column)}
    return result


def failures(result: dict, rule: dict, marks: dict) -> list[str]:
    missed = [
        f"{name} {result['metrics'][name]} is under {marks[name]}"
        for name in ("recall", "precision", "roc_auc")
        if result["metrics"][name] < marks[name]
    ]
    missed += [
        f"recall of {name} is {part['recall']}, under {marks['slice_recall']}"
        for name, part in result["by_depot"].items()
        if part["recall"] < marks["slice_recall"]
    ]
    if result["metrics"]["roc_auc"] <= rule["metrics"]["roc_auc"]:
        missed.append("the rule of thumb does as well")
    return missed


def main() -> int:
    settings = params()
    holdout = Deliveries.validate(pd.read_csv(HOLDOUT), lazy=True)
    result = evaluate(joblib.load(MODEL), holdout, settings["model"]["warn_from"])
    guess = baseline(holdout)
    rule = {"cases": len(holdout), "metrics": figures(holdout["late"], guess, guess)}
    # No date: with the same data and code DVC must get the same file. The run in MLflow has the date.
    RESULTS.write_text(json.dumps(result, indent=2) + "\n")
    BASELINE.write_text(json.dumps(rule, indent=2) + "\n")
    missed = failures(result, rule, settings["eval"])
    print(json.dumps(result["metrics"]), *missed, sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
