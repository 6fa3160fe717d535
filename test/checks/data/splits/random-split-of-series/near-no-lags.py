import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("orders.csv", parse_dates=["ordered"])
df["hour"] = df["ordered"].dt.hour
train, test = train_test_split(df, random_state=1)
