import sklearn.model_selection as ms
from sklearn.linear_model import LogisticRegression


class Trainer:
    def __init__(self, folds: int = 5):
        self.folds = ms.StratifiedKFold(n_splits=folds, shuffle=True)  # finding

    def run(self, X, y):
        X_train, X_test, y_train, y_test = ms.train_test_split(
            X,
            y,
            stratify=y,
        )
        model = LogisticRegression().fit(X_train, y_train)
        return model.score(X_test, y_test)
