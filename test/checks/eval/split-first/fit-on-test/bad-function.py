import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.feature_extraction.text import CountVectorizer


def vectors(X_train, X_test):
    vectorizer = CountVectorizer()
    train = vectorizer.fit_transform(X_train)
    test = vectorizer.fit_transform(X_test)  # finding
    return train, test


def main():
    df = pd.read_csv("mails.csv")
    a, b, y_train, y_test = train_test_split(df["text"], df["spam"], random_state=1)
    return vectors(a, b)
