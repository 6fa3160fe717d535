import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

houses = pd.read_csv("train.csv")
to_predict = pd.read_csv("predict.csv")
for table in [houses, to_predict]:
    table["frontage"] = table["frontage"].fillna(table["frontage"].mean())  # finding

X_train, X_valid, y_train, y_valid = train_test_split(houses.drop(columns="price"), houses["price"], random_state=3)
print(Ridge().fit(X_train, y_train).score(X_valid, y_valid))
