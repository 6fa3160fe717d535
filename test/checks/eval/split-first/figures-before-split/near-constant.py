import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("loans.csv").fillna(0)
df["age"] = df["age"].fillna(-1)
df = df.fillna(method="ffill")
df["x"] = df["x"] / 255
train, test = train_test_split(df, random_state=1)
