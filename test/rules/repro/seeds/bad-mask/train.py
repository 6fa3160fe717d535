import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

parcels = pd.read_csv("parcels.csv")
mask = np.random.rand(len(parcels)) < 0.8
train = parcels[mask]
test = parcels[~mask]
model = RandomForestRegressor(random_state=13)
model.fit(train[["weight", "distance"]], train["days"])
print(model.score(test[["weight", "distance"]], test["days"]))
