import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

train = pd.read_csv("data/train.csv")
make_pipeline(StandardScaler(), LogisticRegression()).fit(train[["weight"]], train["late"])
