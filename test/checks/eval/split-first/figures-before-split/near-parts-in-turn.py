import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

flats = pd.read_csv("flats.csv")
X_train, X_test, y_train, y_test = train_test_split(flats.drop(columns="rent"), flats["rent"], random_state=5)
usual = X_train["area"].median()
for part in [X_train, X_test]:
    part["area"] = np.where(part["area"].isnull(), usual, part["area"])
    part.loc[part["floor"].isna(), "floor"] = X_train["floor"].median()

model = RandomForestRegressor(random_state=5).fit(X_train, y_train)
print(model.score(X_test, y_test))
