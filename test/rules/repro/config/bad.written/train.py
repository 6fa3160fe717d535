import dvc.api
import optuna
from sklearn.ensemble import GradientBoostingRegressor

params = dvc.api.params_show()
GradientBoostingRegressor(**params).fit(x, y)
study = optuna.create_study()
