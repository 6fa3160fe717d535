import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge

df = pd.read_csv("loans.csv")
old, new = df[df["year"] < 2020], df[df["year"] >= 2020]
model = Ridge().fit(old.drop(columns=["y"]), old["y"])
tune, test = train_test_split(new, random_state=1)
print(model.score(test.drop(columns=["y"]), test["y"]))
