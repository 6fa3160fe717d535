from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error


def evaluate(model: Ridge, X, y):
    return mean_absolute_error(y, model.predict(X))
