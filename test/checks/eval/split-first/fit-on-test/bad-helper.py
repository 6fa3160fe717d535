import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.impute import SimpleImputer


def fill(frame):
    return SimpleImputer(strategy="mean").fit_transform(frame)  # finding


df = pd.read_csv("loans.csv")
train, test = train_test_split(df, random_state=1)
train = fill(train)
test = fill(test)
