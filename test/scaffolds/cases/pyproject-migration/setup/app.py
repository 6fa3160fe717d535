import pandas as pd
from sklearn.linear_model import Ridge

Ridge().fit(pd.read_csv("rows.csv")[["a"]], [1])
