import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

customers = pd.read_csv("customers.csv")
numbers = ["tenure", "charges"]
scaled = StandardScaler().fit_transform(customers[numbers])  # finding
scaled = pd.DataFrame(scaled, columns=numbers)
customers = customers.drop(columns=numbers)
customers = customers.merge(scaled, left_index=True, right_index=True, how="left")

train, test = train_test_split(customers, test_size=0.25, random_state=111)
model = LogisticRegression().fit(train.drop(columns="left"), train["left"])
print(model.score(test.drop(columns="left"), test["left"]))
