from sklearn.linear_model import Ridge


def fit(x, y):
    return Ridge().fit(x, y)
