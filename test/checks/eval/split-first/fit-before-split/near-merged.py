import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

customers = pd.read_csv("customers.csv")
regions = pd.read_csv("regions.csv")
customers = customers.join(regions.set_index("region"), on="region")

train, test = train_test_split(customers, test_size=0.25, random_state=111)
scaler = StandardScaler()
X_train = scaler.fit_transform(train[["tenure", "charges"]])
X_test = scaler.transform(test[["tenure", "charges"]])
model = LogisticRegression().fit(X_train, train["left"])
print(model.score(X_test, test["left"]))
