import pandas as pd
from sklearn.linear_model import LogisticRegression

rows = pd.read_csv("data/test.csv")
mine = rows[:100]
model = LogisticRegression().fit(mine[["age"]], mine["late"])
