import pandas as pd
from sklearn.preprocessing import MinMaxScaler

prices = pd.read_csv("prices.csv", parse_dates=["day"], index_col="day")[["close"]].values
scaler = MinMaxScaler(feature_range=(0, 1))
scaled = scaler.fit_transform(prices)  # finding
size = int(len(scaled) * 0.8)
train = scaled[:size]
test = scaled[size:]
