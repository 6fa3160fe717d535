import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("sales.csv", parse_dates=["day"], index_col="day")
df["last_week"] = df["sold"].shift(7)
df["trend"] = df["sold"].rolling(28).mean()
train = df[df.index < "2024-01-01"]
test = df[df.index >= "2024-01-01"]
