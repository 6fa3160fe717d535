import pandas as pd

try:
    import polars
except ImportError:
    polars = None


def read(path):
    return polars.read_csv(path) if polars else pd.read_csv(path)
