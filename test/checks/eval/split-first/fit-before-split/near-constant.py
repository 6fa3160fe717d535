import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.impute import SimpleImputer

df = pd.read_csv("loans.csv")
df[["zone"]] = SimpleImputer(strategy="constant", fill_value="none").fit_transform(df[["zone"]])
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=7)
