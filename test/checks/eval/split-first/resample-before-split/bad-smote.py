import pandas as pd
from sklearn.model_selection import train_test_split
from imblearn.over_sampling import SMOTE

df = pd.read_csv("fraud.csv")
X, y = df.drop(columns=["fraud"]), df["fraud"]
X_res, y_res = SMOTE(random_state=3).fit_resample(X, y)  # finding
X_train, X_test, y_train, y_test = train_test_split(X_res, y_res, random_state=3)
