from pathlib import Path

import pandas as pd
from matplotlib import pyplot as plt


def plot_logs(runs: list[Path], fields=("loss", "f1")):
    frames = [pd.read_json(run / "log.txt", lines=True) for run in runs]
    for field in fields:
        plt.plot(pd.concat(frames)[field])
