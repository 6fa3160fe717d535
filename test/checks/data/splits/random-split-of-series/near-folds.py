import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import TimeSeriesSplit, cross_val_score

df = pd.read_csv("sales.csv", parse_dates=["day"], index_col="day")
df["last_week"] = df["sold"].shift(7)
df["trend"] = df["sold"].rolling(28).mean()
df = df.dropna()
print(cross_val_score(Ridge(), df[["last_week"]], df["sold"], cv=TimeSeriesSplit(5)))
