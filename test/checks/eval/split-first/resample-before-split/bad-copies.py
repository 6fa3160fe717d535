import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.utils import resample


def balanced(df):
    rare = df[df["fraud"] == 1]
    common = df[df["fraud"] == 0]
    more = resample(rare, replace=True, n_samples=len(common), random_state=1)  # finding
    return pd.concat([common, more])


frame = balanced(pd.read_csv("fraud.csv"))
train, test = train_test_split(frame, random_state=1)
