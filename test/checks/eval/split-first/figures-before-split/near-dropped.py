import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("loans.csv")
df["z"] = (df["age"] - df["age"].mean()) / df["age"].std()
df = df[df["z"].abs() < 3]
df = df.drop(columns=["z"])
train, test = train_test_split(df, random_state=1)
