from sklearn.ensemble import RandomForestClassifier


def train(X, y):
    return RandomForestClassifier(random_state=0, n_jobs=-1).fit(X, y)  # finding
