from sklearn.linear_model import LogisticRegression


def fit(weights, late):
    return LogisticRegression().fit(weights, late)
