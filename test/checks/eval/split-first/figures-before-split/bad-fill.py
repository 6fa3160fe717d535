import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("loans.csv")
df["age"] = df["age"].fillna(df["age"].median())  # finding
df["zone"] = df["zone"].fillna("none")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
