import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("prices.csv")
df["k"] = (df["close"] - df["low"].rolling(14).min()) / (df["high"].rolling(14).max() - df["low"].rolling(14).min())
df["z"] = (df["close"] - df["close"].expanding().mean()) / df["close"].expanding().std()
train, test = train_test_split(df, shuffle=False)
