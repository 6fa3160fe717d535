import numpy as np


def is_nan(value):
    return value != value


def show():
    print(np.nan == np.nan, float("nan") == np.nan)
