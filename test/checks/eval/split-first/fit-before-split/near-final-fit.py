import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler


def evaluate(df):
    X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=7)
    scaler = StandardScaler()
    model = Ridge().fit(scaler.fit_transform(X_train), y_train)
    return model.score(scaler.transform(X_test), y_test)


def ship(df):
    scaler = StandardScaler()
    return scaler, Ridge().fit(scaler.fit_transform(df.drop(columns=["y"])), df["y"])


frame = pd.read_csv("loans.csv")
print(evaluate(frame))
ship(frame)
