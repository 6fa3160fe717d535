import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge

columns = ["rooms", "area", "price"]
df = pd.read_csv("houses.csv", usecols=columns)
columns.remove("price")
model = Ridge().fit(df[columns], df["price"])
