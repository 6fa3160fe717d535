import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
X_train["age"] = X_train["age"].fillna(df["age"].mean())  # finding
