from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error
from xgboost import XGBRegressor

linear = LinearRegression().fit(x_train, y_train)
boosted = XGBRegressor().fit(x_train, y_train)
print(mean_absolute_error(y_test, linear.predict(x_test)), mean_absolute_error(y_test, boosted.predict(x_test)))
