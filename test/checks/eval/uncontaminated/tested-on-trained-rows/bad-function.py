import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge
from sklearn.metrics import r2_score


def check(model, X_test, y_test):
    return r2_score(y_test, model.predict(X_test))


def main():
    frame = pd.read_csv("houses.csv")
    X = frame.drop("price", axis=1)
    y = frame["price"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
    model = Ridge().fit(X, y)  # finding
    print(check(model, X_test, y_test))
