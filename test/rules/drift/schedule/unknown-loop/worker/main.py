import time

import pandas as pd

from worker.drift import drift_of

while True:
    print(drift_of(pd.read_parquet("reference.parquet"), pd.read_parquet("current.parquet")))
    time.sleep(3600)
