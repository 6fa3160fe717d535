import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("sales.csv", parse_dates=["day"], index_col="day")
df["last_week"] = df["sold"].shift(7)
df["trend"] = df["sold"].rolling(28).mean()
X_train, X_test, y_train, y_test = train_test_split(df[["last_week"]], df["sold"], shuffle=False)
