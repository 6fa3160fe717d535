import numpy as np
import pandas as pd


def label(value):
    return "" if value is np.nan else str(value)
