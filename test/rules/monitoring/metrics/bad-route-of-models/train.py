import pandas as pd
from sklearn.linear_model import LogisticRegression

frame = pd.read_csv("data/parcels.csv")
LogisticRegression().fit(frame[["weight"]], frame["late"])
