import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import TimeSeriesSplit, cross_val_score

frame = pd.read_csv("data/customers.csv")
print(cross_val_score(LogisticRegression(), frame[["months"]], frame["left"], cv=TimeSeriesSplit()))
