import pandas as pd
from sklearn.ensemble import RandomForestRegressor

model = RandomForestRegressor().fit(x_train, y_train)
pd.Series(model.feature_importances_, index=x_train.columns).to_csv("reports/weights.csv")
