import pandas as pd

import features

print(features.clean(pd.read_csv("rows.csv")))
