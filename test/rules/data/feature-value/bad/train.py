from sklearn.ensemble import RandomForestRegressor

model = RandomForestRegressor().fit(x_train, y_train)
image_shapes = [one.shape for one in x_train]
