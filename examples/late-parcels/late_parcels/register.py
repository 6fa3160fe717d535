"""Registers the model of the last training run, and writes its version where the service and the manifest name it."""

import json
import re
from pathlib import Path

import mlflow

from late_parcels.train import RUN

NAMED_IN = [Path("deploy/base/model.env"), Path("roadworthy.yaml")]


def main() -> None:
    run_id = json.loads(RUN.read_text())["run_id"]
    version = mlflow.register_model(f"runs:/{run_id}/model", "late-parcels").version
    for path in NAMED_IN:
        path.write_text(re.sub(r"models:/late-parcels/\d+", f"models:/late-parcels/{version}", path.read_text()))
    print(f"late-parcels {version}: merge the change of deploy/base/model.env to promote it")


if __name__ == "__main__":
    main()
