import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.fit_transform(X_test)  # finding
