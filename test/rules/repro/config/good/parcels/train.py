import yaml
from sklearn.ensemble import GradientBoostingRegressor

with open("params.yaml") as file:
    params = yaml.safe_load(file)["train"]
GradientBoostingRegressor(**params).fit(x, y)
