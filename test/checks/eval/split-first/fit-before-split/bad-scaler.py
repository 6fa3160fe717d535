import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("loans.csv")
features = df.drop(columns=["default"])
scaler = StandardScaler()
scaled = scaler.fit_transform(features)  # finding
X = pd.DataFrame(scaled, columns=features.columns)
X_train, X_test, y_train, y_test = train_test_split(X, df["default"], test_size=0.2, random_state=7)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
