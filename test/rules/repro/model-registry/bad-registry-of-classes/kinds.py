from sklearn.linear_model import LogisticRegression


def load_registry():
    return {"linear": LogisticRegression}
