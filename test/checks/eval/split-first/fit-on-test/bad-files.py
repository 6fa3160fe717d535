import pandas as pd
from sklearn.preprocessing import MinMaxScaler

scaler = MinMaxScaler()
train_df = pd.read_csv("train.csv")
test_df = pd.read_csv("test.csv")
train_x = scaler.fit_transform(train_df.drop(columns=["y"]))
test_x = scaler.fit_transform(test_df)  # finding
