import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("visits.csv", parse_dates=["seen"])
df["days"] = (df["seen"] - df["seen"].min()).dt.days
train, test = train_test_split(df, random_state=1)
