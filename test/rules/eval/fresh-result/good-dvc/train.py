import pandas as pd
from sklearn.linear_model import LogisticRegression

frame = pd.read_csv("data/customers.csv")
LogisticRegression().fit(frame[["months"]], frame["left"])
