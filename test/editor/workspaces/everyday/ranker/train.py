import pandas as pd
from sklearn.linear_model import LogisticRegression

frame = pd.read_csv("/home/ann/data/clicks.csv")
model = LogisticRegression().fit(frame[["position"]], frame["clicked"])
