import pandas as pd
from sklearn.linear_model import LogisticRegression

parcels = pd.read_csv("data/parcels.csv")
LogisticRegression().fit(parcels[["weight"]], parcels["late"])
