from pathlib import Path

import pandas as pd
import yaml


def check_dataset(path):
    with open(path) as file:
        data = yaml.safe_load(file)
    if not Path(data["train"]).exists():
        raise FileNotFoundError(f"{data['train']} does not exist")
    return data


def count_labels(data):
    return pd.Series(Path(data["train"]).glob("*.txt")).size
