from sklearn.dummy import DummyRegressor
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error

floor = DummyRegressor()
floor.fit(x_train, y_train)
model = RandomForestRegressor().fit(x_train, y_train)
print(mean_absolute_error(y_test, model.predict(x_test)))
