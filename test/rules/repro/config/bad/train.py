from sklearn.ensemble import GradientBoostingRegressor

GradientBoostingRegressor(learning_rate=0.1, max_depth=6).fit(x, y)
