import dvc.api
from sklearn.ensemble import RandomForestClassifier

params = dvc.api.params_show()
RandomForestClassifier(**params["train"]).fit(x, y)
