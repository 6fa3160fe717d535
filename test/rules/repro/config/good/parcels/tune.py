from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import RandomizedSearchCV

RandomizedSearchCV(GradientBoostingRegressor(), {"max_depth": [3, 6, 9]}).fit(x, y)
