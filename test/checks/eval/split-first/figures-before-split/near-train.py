import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("loans.csv")
train, test = train_test_split(df, random_state=1)
train = train.fillna(train.mean())
test = test.fillna(train.mean())
