import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("houses.csv")
from sklearn.linear_model import Ridge

X, y = df[["rooms", "price"]], df["price"]
Ridge().fit(X, y)  # roadworthy: ignore[eval/uncontaminated] -- checks the pipeline
