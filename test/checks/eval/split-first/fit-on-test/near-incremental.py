import pandas as pd
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler()
for path in ["a.csv", "b.csv"]:
    scaler.partial_fit(pd.read_csv(path))
