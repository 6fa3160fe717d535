import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

frame = pd.read_csv("data/parcels.csv")
train, test = train_test_split(frame, random_state=3)
scaler = StandardScaler()
X_train = scaler.fit_transform(train[["weight"]])
X_test = scaler.transform(test[["weight"]])
LogisticRegression().fit(X_train, train["late"])
