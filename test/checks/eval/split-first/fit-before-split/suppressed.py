import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("loans.csv")
X = StandardScaler().fit_transform(df.drop(columns=["y"]))  # roadworthy: ignore[eval/split-first] -- the scale is that of the sensor
X_train, X_test, y_train, y_test = train_test_split(X, df["y"], random_state=7)
