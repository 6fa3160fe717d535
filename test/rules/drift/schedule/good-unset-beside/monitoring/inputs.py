import pandas as pd
from scipy.stats import ks_2samp


def refresh_inputs():
    reference = pd.read_parquet("reference.parquet")
    current = pd.read_parquet("yesterday.parquet")
    return detect_data_drift(reference, current)


def detect_data_drift(reference, current):
    return ks_2samp(reference.weight, current.weight).pvalue < 0.01
