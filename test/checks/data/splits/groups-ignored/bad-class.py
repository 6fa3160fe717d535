from sklearn.model_selection import KFold


class Study:
    def __init__(self, folds=5):
        self.folds = KFold(n_splits=folds)

    def run(self, X, y, patients):
        for train, test in self.folds.split(X, y, groups=patients):  # finding
            yield train, test
