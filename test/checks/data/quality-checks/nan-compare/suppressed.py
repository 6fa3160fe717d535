import numpy as np
import pandas as pd

print(pd.Series([1.0]) == np.nan)  # roadworthy: ignore[data/quality-checks] -- shows what not to do
