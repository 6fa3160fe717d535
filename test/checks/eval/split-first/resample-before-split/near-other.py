import pandas as pd
from sklearn.model_selection import train_test_split
from imblearn.over_sampling import SMOTE

df = pd.read_csv("fraud.csv")
X, y = df.drop(columns=["fraud"]), df["fraud"]
shown, _ = SMOTE().fit_resample(X, y)
print(len(shown))
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)
