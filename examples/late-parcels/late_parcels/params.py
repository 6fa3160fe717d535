"""Reads params.yaml, the one place for hyperparameters and marks."""

from pathlib import Path

import yaml


def params() -> dict:
    return yaml.safe_load(Path("params.yaml").read_text())
