"""Runs split, training and evaluation on a sample, as `dvc repro` does on all of it."""

import json
import shutil
from pathlib import Path

import pytest

from late_parcels import evaluate, split, train


@pytest.fixture
def sample(deliveries, tmp_path, monkeypatch) -> Path:
    shutil.copy("params.yaml", tmp_path)
    (tmp_path / "data").mkdir()
    deliveries.to_csv(tmp_path / "data/parcels.csv", index=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MLFLOW_TRACKING_URI", f"file:{tmp_path}/mlruns")
    return tmp_path


def test_pipeline_from_data_to_result(sample):
    split.main()
    train.main()
    code = evaluate.main()
    result = json.loads((sample / "evals/results.json").read_text())
    assert result["metrics"]["roc_auc"] > 0.8
    assert set(result["by_depot"]) == {"harbour", "hillside", "north", "south"}
    assert code in (0, 1) and (sample / "drift/reference.csv").stat().st_size > 0


def test_gate_names_what_is_missed():
    good = {"recall": 0.8, "precision": 0.7, "roc_auc": 0.9}
    marks = {"recall": 0.7, "precision": 0.6, "roc_auc": 0.85, "slice_recall": 0.6}
    rule = {"metrics": {"roc_auc": 0.74}}
    result = {"metrics": good, "by_depot": {"north": good}}
    assert evaluate.failures(result, rule, marks) == []
    result = {"metrics": good | {"recall": 0.69}, "by_depot": {"north": good | {"recall": 0.4}}}
    assert [missed.split()[0] for missed in evaluate.failures(result, rule, marks)] == ["recall", "recall"]
    assert evaluate.failures({"metrics": good, "by_depot": {}}, {"metrics": {"roc_auc": 0.95}}, marks)
