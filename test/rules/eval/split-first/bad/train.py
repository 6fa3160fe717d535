import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

frame = pd.read_csv("data/parcels.csv")
scaler = StandardScaler()
X = scaler.fit_transform(frame[["weight"]])
y = frame["late"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)
LogisticRegression().fit(X_train, y_train)
